import { readFileSync } from 'node:fs';
import express from 'express';
import type { Request, Response } from 'express';
import helmet from 'helmet';
import { ipKeyGenerator } from 'express-rate-limit';
import { ParleyError } from '#contracts/errors.ts';
import { limiter } from '../authentication.ts';
import type { SignedSession } from '#memory/supplier-channels.ts';
import type { Desk } from '../desk.ts';
import { pageStyle } from '../page-style.ts';
import { requireOrder } from '../orders/take-response.ts';
import { takeSaid } from './answer.ts';
import { fromForm } from './form.ts';
import { CLOCK_PATH, STYLE_PATH } from './html.ts';
import { openLink } from './link.ts';
import { fromOrderForm, isOrderForm } from './order-form.ts';
import { portalPage, refusedPage } from './page.ts';
import { portalViewOf } from './portal-view.ts';

const BODY_BYTES_MAX = 64 * 1_024;
const beside = (name: string): URL => new URL(name, import.meta.url);
const assets = [
  { path: STYLE_PATH, type: 'css', content: pageStyle(beside('style.css')) },
  { path: CLOCK_PATH, type: 'js', content: readFileSync(beside('clock.js'), 'utf8') },
];

/** What suppliers without an account see: a page that works without scripts, and the same as JSON. */
export function portal(desk: Desk, callsPerMinute: number): express.Router {
  const router = express.Router();
  const none = ["'none'"];
  const directives = {
    'default-src': none,
    'style-src': ["'self'"],
    'script-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': none,
    'frame-ancestors': none,
  };
  router.use(
    '/portal',
    helmet({ contentSecurityPolicy: { useDefaults: false, directives } }),
    limiter(callsPerMinute, (req) => ipKeyGenerator(req.ip ?? '')),
    (_req, res, next) => {
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('X-Robots-Tag', 'noindex');
      next();
    },
  );
  // Before the links, which it would be one of.
  for (const { path, type, content } of assets) {
    router.get(path, (_req, res) => {
      res.setHeader('Cache-Control', 'public, max-age=3600');
      res.type(type).send(content);
    });
  }
  router.get('/portal/:token', async (req, res) => {
    await show(req, res, async () => {
      const view = await portalViewOf(desk, await openLink(desk, tokenOf(req)));
      if (wantsPage(req)) res.type('html').send(portalPage(view, tokenOf(req), Date.now()));
      else res.json(view);
    });
  });
  router.post(
    '/portal/:token',
    express.json({ limit: BODY_BYTES_MAX, strict: false }),
    express.urlencoded({ limit: BODY_BYTES_MAX, extended: false }),
    async (req, res) => {
      await show(req, res, async () => {
        const session = await openLink(desk, tokenOf(req));
        if (req.is('application/x-www-form-urlencoded') !== false) {
          await takeSaid(desk, session, await saidByForm(desk, session, req.body));
          res.redirect(303, req.originalUrl);
          return;
        }
        if (req.is('application/json') === false) {
          throw new ParleyError('CONTENT_TYPE_UNSUPPORTED', 'Send the answer as application/json.');
        }
        res.status(202).json(await takeSaid(desk, session, req.body));
      });
    },
  );
  return router;
}

const saidByForm = async (desk: Desk, session: SignedSession, form: unknown): Promise<unknown> =>
  isOrderForm(form)
    ? fromOrderForm(await requireOrder(desk, session), form)
    : fromForm(session.view, form);

const tokenOf = (req: Request): string => String(req.params.token);
const wantsPage = (req: Request): boolean => req.accepts(['json', 'html']) === 'html';

/** People read a refusal on a page; programs get it from the one place that makes problems. */
async function show(req: Request, res: Response, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ParleyError) || !wantsPage(req)) throw error;
    const { status, html } = refusedPage(error, tokenOf(req));
    res.status(status).type('html').send(html);
  }
}
