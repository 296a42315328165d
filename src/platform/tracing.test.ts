import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { describe, expect, it } from 'vitest';
import { startTracing, traceIdOf, traceTo } from './tracing.ts';

const exporter = new InMemorySpanExporter();
const { inSpan } = traceTo(new SimpleSpanProcessor(exporter), 'test');

const last = () => exporter.getFinishedSpans().at(-1);

describe('a span', () => {
  it('starts a trace when nothing caused it', async () => {
    const traceparent = await inSpan('request', { traceparent: null }, async (it) => it);
    expect(traceparent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
    expect(last()?.parentSpanContext).toBeUndefined();
  });

  it('belongs to the trace of the step that caused it', async () => {
    const parent = await inSpan('request', { traceparent: null }, async (it) => it);
    const child = await inSpan(
      'turn',
      { traceparent: parent, attributes: { agent: 'sourcing' } },
      async (it) => it,
    );
    expect(traceIdOf(child)).toBe(traceIdOf(parent));
    expect(last()?.parentSpanContext?.spanId).toBe(parent?.split('-')[2]);
    expect(last()?.attributes).toMatchObject({ agent: 'sourcing' });
  });

  it('tells why it failed, and lets the failure through', async () => {
    const failing = inSpan('turn', { traceparent: null }, async () => {
      throw new Error('no supplier');
    });
    await expect(failing).rejects.toThrow('no supplier');
    expect(last()?.status.message).toBe('no supplier');
    expect(last()?.events).toHaveLength(1);
  });

  it('begins when its work began', async () => {
    await inSpan('turn', { traceparent: null, startTimeMs: 1_000_000 }, async () => undefined);
    expect(last()?.startTime).toEqual([1_000, 0]);
  });

  it('starts a new trace rather than believing a text that is no trace context', async () => {
    const traceparent = await inSpan('turn', { traceparent: 'nonsense' }, async (it) => it);
    expect(traceIdOf(traceparent)).toMatch(/^[\da-f]{32}$/);
  });
});

describe('tracing that is off', () => {
  it('hands the trace context through unchanged', async () => {
    const off = startTracing({ traces: { to: 'off', otlpEndpoint: null } }, 'test');
    expect(await off.inSpan('turn', { traceparent: 'as it was' }, async (it) => it)).toBe(
      'as it was',
    );
  });
});
