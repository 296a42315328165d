import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Desk } from './desk.ts';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const requests = new Histogram({
  name: 'parley_http_request_duration_seconds',
  help: 'Duration of HTTP requests by route, method and status.',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers: [registry],
});
export const casesOpened = new Counter({
  name: 'parley_cases_opened_total',
  help: 'Procurements opened through this API process.',
  labelNames: ['urgency'],
  registers: [registry],
});
export const messagesRelayed = new Counter({
  name: 'parley_messages_relayed_total',
  help: 'Messages that the relay delivered because their sender could not.',
  registers: [registry],
});
const messagesUndelivered = new Gauge({
  name: 'parley_messages_undelivered',
  help: 'Messages written and not delivered for more than five seconds, at most 1,000.',
  registers: [registry],
});

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
  return async (_req, res) => {
    const late = await desk.log.undelivered(5_000, 1_000).catch(() => null);
    if (late !== null) messagesUndelivered.set(late.length);
    res.type(registry.contentType).send(await registry.metrics());
  };
}
