import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { Request, Response } from 'express';
import { compressedFiles } from './compressed-files.ts';

const builtDir = fileURLToPath(new URL('../../dist/web/', import.meta.url));

const notBuilt = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Parley</title></head>
<body><h1>The web desk was not built</h1>
<p>Run <code>npm run build</code> and load this page again.
The API works without it: see <a href="/docs">its documentation</a>.</p></body>
</html>`;

/**
 * The web desk as it was built: its files, and its one page for every address that a browser opens
 * and that is nothing else. Files under `/assets` carry a hash in their name, so they never change.
 */
export function webApp(dir = builtDir): express.Router {
  const router = express.Router();
  const assets = `${dir}/assets`;
  router.use('/assets', compressedFiles(assets));
  router.use('/assets', express.static(assets, { immutable: true, maxAge: '1y' }));
  router.use(express.static(dir, { index: false, maxAge: '1h' }));
  router.use((req, res, next) => {
    if (!wantsPage(req)) next();
    else if (existsSync(`${dir}/index.html`)) sendPage(res, dir);
    else res.status(503).type('html').send(notBuilt);
  });
  return router;
}

/** A browser that opens an address; what only a program asks for gets its own refusal. */
const wantsPage = (req: Request): boolean =>
  ['GET', 'HEAD'].includes(req.method) &&
  !/^\/(v1|assets)(\/|$)/.test(req.path) &&
  req.accepts(['json', 'html']) === 'html';

/** Looked for again each time: it names the files of the newest build. */
function sendPage(res: Response, root: string): void {
  res.setHeader('Cache-Control', 'no-cache');
  res.sendFile('index.html', { root, cacheControl: false });
}
