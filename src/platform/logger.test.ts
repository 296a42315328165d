import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { describe, expect, it } from 'vitest';
import { createLogger, withIds } from './logger.ts';
import { traceTo } from './tracing.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void, level = 'info') {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  write(createLogger('test', { log: { level: level as 'info' } }, destination));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a log line', () => {
  it('carries the ids it can be found by', () => {
    const [line] = logged((logger) =>
      withIds(logger, { tenantId: 'acme', caseId: 'c1', agent: 'sourcing' }).info('hello'),
    );
    expect(line).toMatchObject({ tenantId: 'acme', caseId: 'c1', agent: 'sourcing', msg: 'hello' });
  });

  it('written inside a span carries the ids of the trace', async () => {
    const { inSpan } = traceTo(new SimpleSpanProcessor(new InMemorySpanExporter()), 'test');
    let lines: Record<string, unknown>[] = [];
    const traceparent = await inSpan('turn', { traceparent: null }, async (it) => {
      lines = logged((logger) => logger.info('hello'));
      return it;
    });
    const [, traceId, spanId] = traceparent?.split('-') ?? [];
    expect(lines).toMatchObject([{ traceId, spanId }]);
  });

  it('never holds a secret', () => {
    const lines = logged((logger) => {
      logger.info({ apiKey: 'k1', database: { ownerUrl: 'postgresql://u:k1@h/d' } }, 'started');
      logger.info({ req: { headers: { authorization: 'Bearer k1' } } }, 'asked');
    });
    expect(JSON.stringify(lines)).not.toContain('k1');
  });

  it('is left out below the configured level', () => {
    expect(logged((logger) => logger.info('hello'), 'warn')).toEqual([]);
  });
});
