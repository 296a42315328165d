import express from 'express';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { z } from 'zod';
import { ParleyError } from '#contracts/errors.ts';
import { traceIdOf } from '#platform/tracing.ts';
import { authenticate, holderOf, limiter, SIGN_IN_PATH } from './authentication.ts';
import type { Desk } from './desk.ts';
import { docsPages } from './docs.ts';
import { countRequests, metricsPage } from './metrics.ts';
import { portal } from './portal/portal.ts';
import { parse, problems, sendProblem } from './problem.ts';
import { logRequests, withRequestId } from './request-log.ts';
import { forbiddenTo } from './route.ts';
import { hideLimits } from './hide-limits.ts';
import { maySeeLimits } from './roles.ts';
import type { Route } from './route.ts';
import { routes } from './routes/index.ts';
import { supplierWebhook } from './supplier-webhook.ts';
import { webApp } from './web-app.ts';

const BODY_BYTES_MAX = 256 * 1_024;
const SIGN_IN_BYTES_MAX = 4 * 1_024;
const UPLOAD_BYTES_MAX = 10 * 1_024 * 1_024;

export type AppOptions = {
  /** By one key. */
  requestsPerMinute: number;
  /** Without a key that is known, from one address. */
  failuresPerMinute: number;
};

/** The HTTP API as an Express application; it listens nowhere by itself. */
export function createApp(desk: Desk, options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // What fails even in the making of a problem shows no stack to callers.
  app.set('env', 'production');
  app.set('etag', false);
  app.use(withRequestId, countRequests, logRequests(desk.logger));
  // The page is served over plain HTTP on the own machine; telling browsers to upgrade breaks it.
  const directives = {
    'font-src': ["'self'", 'data:'],
    'img-src': ["'self'", 'data:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'upgrade-insecure-requests': null,
  };
  app.use(helmet({ contentSecurityPolicy: { directives } }));
  app.use(healthPages(desk));
  app.use(docsPages());
  app.get('/metrics', metricsPage(desk));
  app.use(portal(desk, options.failuresPerMinute));
  app.use(supplierWebhook(desk, options.requestsPerMinute));
  app.use(SIGN_IN_PATH, express.json({ limit: SIGN_IN_BYTES_MAX, strict: false }));
  app.use('/v1', neverKept, authenticate(desk, options.failuresPerMinute));
  app.use(
    '/v1',
    limiter(options.requestsPerMinute, (_req, res) => holderOf(res).keyId),
  );
  for (const it of routes) mount(app, desk, it);
  refuseOtherMethods(app);
  app.use(webApp());
  app.use((req, res) => {
    sendProblem(
      res,
      req.originalUrl,
      new ParleyError('ROUTE_UNKNOWN', `There is no ${req.method} ${req.path}. See /docs.`),
    );
  });
  app.use(problems(desk.logger));
  return app;
}

/** What a key opens stays in no cache, neither of a proxy nor of a browser that others use. */
const neverKept: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};

function healthPages(desk: Desk): express.Router {
  const router = express.Router();
  router.get('/healthz', (_req, res) => void res.json({ status: 'ok' }));
  router.get('/readyz', async (_req, res) => {
    const { database, engine } = await desk.ready();
    res.status(database && engine ? 200 : 503).json({ database, engine });
  });
  return router;
}

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

function mount(app: Express, desk: Desk, it: Route): void {
  const steps: RequestHandler[] = [
    // Who wants to hear of the refused has to be given what they said.
    ...(it.onForbidden === undefined ? [permit(desk, it)] : []),
    ...(it.body === undefined
      ? []
      : [requireJson, express.json({ limit: BODY_BYTES_MAX, strict: false })]),
    ...(it.rawBody === undefined
      ? []
      : [requireCsv, express.raw({ type: 'text/csv', limit: it.rawBytesMax ?? UPLOAD_BYTES_MAX })]),
    ...(it.onForbidden === undefined ? [] : [permit(desk, it)]),
    (req, res) => answer(desk, it, req, res),
  ];
  app[it.method](expressPath(it.path), ...steps);
}

function permit(desk: Desk, it: Route): RequestHandler {
  return async (req, res, next) => {
    const holder = holderOf(res);
    if (!it.roles.includes(holder.role)) {
      const because = forbiddenTo(holder.role, it.roles);
      const { params, body } = req as { params: unknown; body?: unknown };
      await it.onForbidden?.({ desk, holder, params, body }, because);
      throw new ParleyError('ROLE_FORBIDDEN', because);
    }
    next();
  };
}

function requireJson(req: Request, _res: Response, next: NextFunction): void {
  if (req.is('application/json') === false) {
    throw new ParleyError('CONTENT_TYPE_UNSUPPORTED', 'Send the body as application/json.');
  }
  next();
}

function requireCsv(req: Request, _res: Response, next: NextFunction): void {
  if (req.is('text/csv') === false) {
    throw new ParleyError('CONTENT_TYPE_UNSUPPORTED', 'Send the file as text/csv.');
  }
  next();
}

/** A parameter that no id of ours can have is an unknown one, not a wrong request. */
function parseParams(it: Route, schema: z.ZodType, req: Request): unknown {
  const parsed = schema.safeParse(req.params);
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]);
  const code = it.unknown?.[name] ?? 'ROUTE_UNKNOWN';
  throw new ParleyError(code, `There is no such ${name} in the path.`);
}

async function answer(desk: Desk, it: Route, req: Request, res: Response): Promise<void> {
  const holder = holderOf(res);
  const params = it.params === undefined ? undefined : parseParams(it, it.params, req);
  const query = it.query === undefined ? undefined : parse(it.query, req.query, 'QUERY_INVALID');
  const body = it.body === undefined ? undefined : parse(it.body, req.body, 'BODY_INVALID');
  const attributes = {
    'http.request.method': req.method,
    'http.route': it.path,
    'parley.tenant': holder.tenantId,
  };
  const parent = { traceparent: traceparentOf(req), attributes };
  const given = await desk.tracer.inSpan(`${req.method} ${it.path}`, parent, (traceparent) => {
    const traceId = traceIdOf(traceparent);
    res.locals.ids = { route: it.operationId, ...(traceId !== null && { traceId }) };
    return it.handle({ desk, holder, params, query, body, traceparent, req, res } as never);
  });
  if (given === null) return;
  for (const [name, value] of Object.entries(given.headers ?? {})) res.setHeader(name, value);
  const limitsShown = maySeeLimits.includes(holder.role);
  const shown = limitsShown ? given.body : hideLimits(given.body);
  res.status(given.status ?? it.answers.status).json(shown);
}

/** The caller's W3C trace context; what is not one would travel on in every message. */
function traceparentOf(req: Request): string | null {
  const given = req.get('traceparent') ?? null;
  return traceIdOf(given) === null ? null : given;
}

function refuseOtherMethods(app: Express): void {
  for (const path of new Set(routes.map((it) => it.path))) {
    const allowed = routes.filter((it) => it.path === path).map((it) => it.method.toUpperCase());
    app.all(expressPath(path), (req, res) => {
      res.setHeader('Allow', allowed.join(', '));
      sendProblem(
        res,
        req.originalUrl,
        new ParleyError(
          'METHOD_UNKNOWN',
          `${req.method} is not possible here; use ${allowed.join(' or ')}.`,
        ),
      );
    });
  }
}
