import { trace } from '@opentelemetry/api';
import type { DestinationStream, Logger } from 'pino';
import { pino } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

/** What a log line is found by; the same names as in traces, messages and search attributes. */
export type LogIds = {
  tenantId?: string;
  caseId?: string;
  agent?: string;
  messageId?: string;
  traceId?: string;
};

const SECRETS = [
  'password',
  'apiKey',
  'token',
  'secret',
  'authorization',
  'ownerUrl',
  'appUrl',
  'connectionString',
] as const;

/**
 * One JSON line per event, readable lines on a terminal. Secrets are blackened where they stand in
 * a field of such a name, on the first two levels and in request headers.
 */
export function createLogger(
  name: string,
  config: Pick<Config, 'log'>,
  destination?: DestinationStream,
): Logger {
  const options = {
    name,
    level: config.log.level,
    mixin: spanIds,
    redact: {
      paths: [
        ...SECRETS.flatMap((field) => [field, `*.${field}`]),
        'req.headers.authorization',
        'req.headers["x-api-key"]',
        'req.headers.cookie',
      ],
      censor: '[secret]',
    },
  };
  if (destination !== undefined) return pino(options, destination);
  if (!process.stdout.isTTY) return pino(options);
  const target = { target: 'pino-pretty', options: { ignore: 'pid,hostname' } };
  return pino({ ...options, transport: target });
}

/** Of the span that the line was written in, so that a trace leads to its log and back. */
function spanIds(): { traceId?: string; spanId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { traceId: span.traceId, spanId: span.spanId };
}

/** The same logger with these ids on every line. */
export function withIds(logger: Logger, ids: LogIds): Logger {
  return logger.child(ids);
}
