import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { ParleyError } from '#contracts/errors.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from './desk.ts';
import { docsPages } from './docs.ts';
import { countRequests, metricsPage } from './metrics.ts';
import { parse, problems, sendProblem } from './problem.ts';
import type { Route } from './route.ts';
import { routes } from './routes/index.ts';

const BODY_BYTES_MAX = 256 * 1_024;
const UPLOAD_BYTES_MAX = 10 * 1_024 * 1_024;

export type AppOptions = { requestsPerMinute: number };

/** The HTTP API as an Express application; it listens nowhere by itself. */
export function createApp(desk: Desk, options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(withRequestId, countRequests);
  app.use(helmet({ contentSecurityPolicy: { directives: { 'img-src': ["'self'", 'data:'] } } }));
  app.use(healthPages(desk));
  app.use(docsPages());
  app.get('/metrics', metricsPage(desk));
  app.use('/v1', limiter(options.requestsPerMinute), authenticate(desk));
  for (const it of routes) mount(app, desk, it);
  refuseOtherMethods(app);
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

const withRequestId: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id');
  const id = given !== undefined && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
  res.setHeader('X-Request-Id', id);
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

/** Per key where one is presented, per address where none is. */
function limiter(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => req.get('authorization') ?? ipKeyGenerator(req.ip ?? ''),
    handler: (req, res) => {
      res.setHeader('Retry-After', '60');
      sendProblem(
        res,
        req.originalUrl,
        new ParleyError('RATE_LIMITED', `More than ${limit} calls in a minute. Wait a minute.`),
      );
    },
  });
}

function authenticate(desk: Desk): RequestHandler {
  return async (req, res, next) => {
    const [scheme, key, ...rest] = (req.get('authorization') ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || key === undefined || key === '' || rest.length > 0) {
      throw new ParleyError(
        'KEY_MISSING',
        'Send your key in the header: Authorization: Bearer parley_…',
      );
    }
    const holder = await desk.store.findKey(key);
    if (holder === null)
      throw new ParleyError('KEY_UNKNOWN', 'This key is not known or was revoked.');
    res.locals.holder = holder;
    next();
  };
}

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

function mount(app: Express, desk: Desk, it: Route): void {
  const steps: RequestHandler[] = [
    permit(it),
    ...(it.body === undefined
      ? []
      : [requireJson, express.json({ limit: BODY_BYTES_MAX, strict: false })]),
    ...(it.rawBody === undefined
      ? []
      : [express.raw({ type: ['text/csv', 'application/octet-stream'], limit: UPLOAD_BYTES_MAX })]),
    (req, res) => answer(desk, it, req, res),
  ];
  app[it.method](expressPath(it.path), ...steps);
}

function permit(it: Route): RequestHandler {
  return (_req, res, next) => {
    const { role } = res.locals.holder as KeyHolder;
    if (!it.roles.includes(role)) {
      throw new ParleyError(
        'ROLE_FORBIDDEN',
        `A key of role ${role} may not do this; it takes ${it.roles.join(', ')}.`,
      );
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

async function answer(desk: Desk, it: Route, req: Request, res: Response): Promise<void> {
  const holder = res.locals.holder as KeyHolder;
  const params =
    it.params === undefined ? undefined : parse(it.params, req.params, 'QUERY_INVALID');
  const query = it.query === undefined ? undefined : parse(it.query, req.query, 'QUERY_INVALID');
  const body = it.body === undefined ? undefined : parse(it.body, req.body, 'BODY_INVALID');
  const attributes = {
    'http.request.method': req.method,
    'http.route': it.path,
    'parley.tenant': holder.tenantId,
  };
  const parent = { traceparent: req.get('traceparent') ?? null, attributes };
  const given = await desk.tracer.inSpan(`${req.method} ${it.path}`, parent, (traceparent) =>
    it.handle({ desk, holder, params, query, body, traceparent, req, res } as never),
  );
  if (given === null) return;
  for (const [name, value] of Object.entries(given.headers ?? {})) res.setHeader(name, value);
  res.status(given.status ?? it.answers.status).json(given.body);
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
