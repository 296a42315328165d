import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENT_ROLES } from '#contracts/roles.ts';
import type { MessageView } from '#memory/case-history.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import {
  aRequest,
  closedCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';
import { startTraceCollector } from '../support/trace-collector.ts';
import type { CollectedSpan, TraceCollector } from '../support/trace-collector.ts';

type LogLine = {
  name: string;
  msg: string;
  caseId?: string;
  agent?: string;
  activity?: string;
  traceId?: string;
  route?: string;
  requestId?: string;
};

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const CALLER_SPAN_ID = 'b7ad6b7169203331';
const PEERS: readonly string[] = AGENT_ROLES;

const database = testDatabase();
const tenantId = aTenantId();
let collector: TraceCollector;
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;
let caseId: string;
let messages: MessageView[];
let spans: CollectedSpan[];

beforeAll(async () => {
  collector = await startTraceCollector();
  const env = {
    PARLEY_TRACES: 'otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '100',
    PARLEY_LOG_LEVEL: 'info',
  };
  api = await startApi(env);
  worker = await startWorker(undefined, env);
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
  const { body } = await buyer.post<{ id: string }>('/v1/procurements', aRequest(), {
    traceparent: `00-${TRACE_ID}-${CALLER_SPAN_ID}-01`,
    'X-Request-Id': 'the-request',
  });
  caseId = body.id;
  const path = `/v1/procurements/${caseId}`;
  await closedCase(buyer, path);
  // Who is told that the case is closed has its signal as well; after these nothing comes.
  spans = await until(async () => {
    const ours = collector.spans().filter((it) => it.traceId === TRACE_ID);
    const told = ours.filter((it) => it.name === 'signal case.closed');
    return told.length >= 3 ? ours : null;
  });
  messages = (await buyer.get<{ items: MessageView[] }>(`${path}/messages?limit=1000`)).body.items;
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await collector.stop();
  await database.close();
});

const named = (name: string) => spans.filter((it) => it.name === name);
const linesOf = (program: RunningProgram): LogLine[] =>
  program
    .output()
    .split('\n')
    .filter((it) => it.startsWith('{'))
    .map((it) => JSON.parse(it) as LogLine);

describe('the trace of a case', () => {
  it("begins with the caller's own, in the HTTP request", () => {
    expect(named('POST /v1/procurements')).toMatchObject([
      { parentSpanId: CALLER_SPAN_ID, service: 'parley-api' },
    ]);
  });

  it('is one, from the request through the signals of all four agents', () => {
    const signals = spans.filter((it) => it.name.startsWith('signal '));
    const receivers = new Set(signals.map((it) => it.attributes['parley.to']));
    const senders = new Set(signals.map((it) => it.attributes['parley.from']));
    for (const role of AGENT_ROLES) {
      expect(receivers, role).toContain(role);
      expect(senders, role).toContain(role);
    }
    expect(named('signal procurement.open')).toMatchObject([{ service: 'parley-api' }]);
    expect(named('signal negotiation.outcome')).toMatchObject([{ service: 'parley-worker' }]);
  });

  it('holds the activities, each with the agent that ordered it', () => {
    const agentOf = (activity: string) => [
      ...new Set(named(activity).map((it) => it.attributes['parley.agent'])),
    ];
    expect(agentOf('searchSuppliers')).toEqual(['sourcing']);
    expect(agentOf('assessSuppliers')).toEqual(['compliance']);
    expect(agentOf('exchangeOffers')).toEqual(['negotiation']);
  });

  it('has no loose end: every span hangs on another one of the same trace', () => {
    const known = new Set([CALLER_SPAN_ID, ...spans.map((it) => it.spanId)]);
    expect(spans.filter((it) => !known.has(it.parentSpanId)).map((it) => it.name)).toEqual([]);
  });

  it('follows cause and effect: what an agent sends hangs on the message it answers', () => {
    const sentIn = new Map(
      spans
        .filter((it) => it.name.startsWith('send '))
        .map((it) => [it.attributes['parley.message'], it]),
    );
    // What is still owed when a case closes is answered by the closing, not by the request.
    const replies = messages.filter(
      (it) => sentIn.has(it.causationId ?? '') && it.topic !== 'agent.error',
    );
    expect(replies.length).toBeGreaterThan(3);
    for (const it of replies) {
      expect(sentIn.get(it.id)?.parentSpanId, it.topic).toBe(
        sentIn.get(it.causationId ?? '')?.spanId,
      );
    }
  });

  it('is written in every message, so that the log of messages leads to it', () => {
    for (const it of messages.filter((one) => PEERS.includes(one.from))) {
      expect(it.traceparent, it.topic).toContain(TRACE_ID);
    }
  });
});

describe('the log', () => {
  it('of the API names the trace, the case and the request', () => {
    const lines = linesOf(api).filter((it) => it.requestId === 'the-request');
    expect(lines).toMatchObject([{ route: 'openProcurement', traceId: TRACE_ID, name: 'api' }]);
  });

  it('of the worker carries the same ids for every agent', () => {
    const lines = linesOf(worker).filter((it) => it.caseId === caseId);
    const traced = lines.filter((it) => it.traceId === TRACE_ID);
    expect(new Set(traced.map((it) => it.agent))).toEqual(new Set(AGENT_ROLES));
    expect(new Set(traced.map((it) => it.activity))).toContain('exchangeOffers');
    expect(lines.filter((it) => it.traceId !== undefined && it.traceId !== TRACE_ID)).toEqual([]);
  });
});

describe("a person's word", () => {
  it('belongs to the trace of its own request, down to the agent that acts on it', async () => {
    const { body: opened } = await buyer.post<{ links: { self: string } }>(
      '/v1/procurements',
      aRequest({ budget: { amountMinor: 600_000, currency: 'USD' } }),
    );
    const word = { command: 'abort', because: 'no money' };
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await buyer.post(`${opened.links.self}/commands`, word, {
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    });
    await until(async () => {
      const ours = collector.spans().filter((it) => it.traceId === traceId);
      return ours.some((it) => it.name === 'signal case.closed') ? ours : null;
    });
  });
});
