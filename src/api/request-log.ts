import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { KeyHolder } from '#memory/keys.ts';
import type { Logger } from '#platform/logger.ts';
import { shownPath } from './portal/link.ts';

/** Gives every answer an id to be found by in the log; a caller's own is kept. */
export const withRequestId: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id');
  const id = given !== undefined && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
  res.setHeader('X-Request-Id', id);
  next();
};

/** Probes ask every few seconds; their lines would hide the others. */
const PROBES: readonly string[] = ['/healthz', '/readyz', '/metrics'];

/** One line per request, with the ids that messages and traces carry. */
export function logRequests(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const startMs = performance.now();
    // A router below cuts its own part off while it works.
    const { path } = req;
    res.once('close', () => {
      const { keyId, tenantId } = (res.locals.holder ?? {}) as Partial<KeyHolder>;
      const line = {
        requestId: res.getHeader('X-Request-Id'),
        method: req.method,
        path: shownPath(path),
        status: res.statusCode,
        durationMs: Math.round(performance.now() - startMs),
        ...(keyId !== undefined && { keyId, tenantId }),
        ...(res.locals.ids as object | undefined),
      };
      logger[PROBES.includes(path) ? 'debug' : 'info'](line, 'request');
    });
    next();
  };
}
