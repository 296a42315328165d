import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Desk } from './desk.ts';

const registry = new Registry();
collectDefaultMetrics({ register: registry });
const registers = [registry];

const requests = new Histogram({
  name: 'parley_http_request_duration_seconds',
  help: 'Duration of HTTP requests by route, method and status.',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers,
});
export const casesOpened = new Counter({
  name: 'parley_cases_opened_total',
  help: 'Procurements opened through this API process.',
  labelNames: ['urgency'],
  registers,
});
export const messagesRelayed = new Counter({
  name: 'parley_messages_relayed_total',
  help: 'Messages that the relay delivered because their sender could not.',
  registers,
});
export const openStreams = new Gauge({
  name: 'parley_event_streams',
  help: 'Event streams that readers hold open now.',
  registers,
});
const cases = new Gauge({
  name: 'parley_cases',
  help: 'Cases of the desk; closed ones by outcome, open ones by stage.',
  labelNames: ['state'],
  registers,
});
const messages = new Gauge({
  name: 'parley_messages',
  help: 'Messages in the message log.',
  registers,
});
const undelivered = new Gauge({
  name: 'parley_messages_undelivered',
  help: 'Messages written and not delivered yet.',
  registers,
});
const approvals = new Gauge({
  name: 'parley_approvals_open',
  help: 'Questions that wait for a person.',
  registers,
});
const deadLetters = new Gauge({
  name: 'parley_dead_letters_open',
  help: 'Messages that nobody could handle and nobody has sent again.',
  registers,
});

/** Counting reads whole tables: two scrapers, or one in a hurry, get the same counts. */
const COUNTS_KEPT_MS = 5_000;

export const countRequests: RequestHandler = (req, res, next) => {
  const end = requests.startTimer();
  res.once('close', () => {
    const { path = 'unknown' } = (req.route ?? {}) as { path?: string };
    end({ route: path, method: req.method, status: String(res.statusCode) });
  });
  next();
};

/** For Prometheus; counts of no tenant are told, since it needs no key. */
export function metricsPage(desk: Desk): RequestHandler {
  let countedAtMs = Number.NEGATIVE_INFINITY;
  return async (_req, res) => {
    if (performance.now() - countedAtMs >= COUNTS_KEPT_MS) {
      countedAtMs = performance.now();
      // The page also serves while the database is away; the counts are then those of before.
      await setCounts(desk).catch(() => undefined);
    }
    const [own, workers] = await Promise.all([registry.metrics(), desk.workerMetrics()]);
    res.type(registry.contentType).send(`${own}${workers}`);
  };
}

async function setCounts({ store }: Desk): Promise<void> {
  const counts = await store.countDesk();
  cases.reset();
  for (const [state, n] of Object.entries(counts.cases)) cases.set({ state }, n);
  messages.set(counts.messages);
  undelivered.set(counts.undelivered);
  approvals.set(counts.openApprovals);
  deadLetters.set(counts.openDeadLetters);
}
