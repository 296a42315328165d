import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import type { ErrorCode, FieldIssue } from '#contracts/errors.ts';
import { errorFate, ParleyError } from '#contracts/errors.ts';
import type { Logger } from '#platform/logger.ts';
import { shownPath } from './portal/link.ts';

/** The one place where a failure becomes an HTTP answer. */
export function problems(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = explain(error);
    if (known.code === 'UNEXPECTED') {
      const requestId = res.getHeader('X-Request-Id');
      logger.error({ err: error, requestId, path: shownPath(req.originalUrl) }, 'request failed');
    }
    sendProblem(res, req.originalUrl, known);
  };
}

export function sendProblem(res: Response, instance: string, error: ParleyError): void {
  const { http: status, retry } = errorFate[error.code];
  if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  res.status(status).type('application/problem+json');
  res.send(
    JSON.stringify({
      type: `urn:parley:error:${error.code}`,
      title: error.code.toLowerCase().replaceAll('_', ' '),
      status,
      detail: error.message,
      code: error.code,
      instance: shownPath(instance.split('?')[0] ?? ''),
      retry,
      errors: error.issues,
    }),
  );
}

/** Known failures keep their code; everything else is ours to mend and says nothing of its insides. */
function explain(error: unknown): ParleyError {
  if (error instanceof ParleyError) return error;
  const { type, code, status, expose } = (error ?? {}) as Partial<Record<string, unknown>>;
  if (error instanceof URIError) return fault('ROUTE_UNKNOWN', 'The path is not well encoded.');
  if (type === 'entity.parse.failed') return fault('BODY_MALFORMED', 'The body is not valid JSON.');
  const refusal = expose === true ? refusals[Number(status)] : undefined;
  if (refusal !== undefined) return fault(...refusal);
  if (isDatabaseAway(error, code)) {
    return fault('DATABASE_UNAVAILABLE', 'The database does not answer. Try again in a moment.');
  }
  if (isEngineAway(error)) {
    return fault(
      'ENGINE_UNAVAILABLE',
      'The workflow engine does not answer. Try again in a moment.',
    );
  }
  return fault(
    'UNEXPECTED',
    'Something went wrong on our side. It was logged with this request id.',
  );
}

/** What readers of bodies and servers of files refuse by themselves, by HTTP status. */
const refusals: Readonly<Record<number, readonly [code: ErrorCode, message: string]>> = {
  400: ['BODY_MALFORMED', 'The body ended too early, or is not packed as Content-Encoding says.'],
  412: ['PRECONDITION_FAILED', 'The file is not the one that the header of the request names.'],
  413: ['BODY_TOO_LARGE', 'The body is larger than this route takes.'],
  415: ['CONTENT_TYPE_UNSUPPORTED', 'Send the body as UTF-8, uncompressed or with gzip.'],
  416: ['RANGE_UNSATISFIABLE', 'The file has no such range.'],
};

const fault = (code: ErrorCode, message: string) => new ParleyError(code, message);

const awayCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'P1001',
  'P1002',
  'P1017',
  'P2024',
  'P2028',
  '57P01',
  '57P03',
];

function isDatabaseAway(error: unknown, code: unknown): boolean {
  const text = error instanceof Error ? error.message : '';
  return (
    (typeof code === 'string' && awayCodes.includes(code)) ||
    /Can't reach database|closed the connection|Connection terminated|terminating connection|ECONNREFUSED|starting up|shutting down|connection timeout/i.test(
      text,
    )
  );
}

const isEngineAway = (error: unknown): boolean =>
  error instanceof Error &&
  /UNAVAILABLE|DEADLINE_EXCEEDED|Failed to connect|No connection established/.test(
    `${error.name} ${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`,
  );

/** Parses strictly; the first problem of each field is told. */
export function parse<S extends z.ZodType>(
  schema: S,
  value: unknown,
  code: 'BODY_INVALID' | 'QUERY_INVALID',
): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues: FieldIssue[] = parsed.error.issues.slice(0, 50).map((it) => ({
    path: it.path.join('.'),
    message: it.message,
  }));
  const first = issues[0];
  throw new ParleyError(
    code,
    `${issues.length} fields are wrong, first ${first?.path === '' ? 'the whole' : first?.path}: ${first?.message}.`,
    issues,
  );
}
