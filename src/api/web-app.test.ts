import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webApp } from './web-app.ts';

const script = 'export const one = 1;\n'.repeat(200);
const servers: Server[] = [];
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'parley-web-'));
  await mkdir(join(dir, 'assets'));
  await writeFile(join(dir, 'index.html'), '<title>Parley</title>');
  await writeFile(join(dir, 'assets', 'main-Ab12.js'), script);
  await writeFile(join(dir, 'mark.svg'), '<svg/>');
});

afterAll(async () => {
  for (const it of servers) it.close();
  await rm(dir, { recursive: true });
});

async function serve(
  root: string,
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const app = express().use(webApp(root));
  app.use((_req, res) => void res.status(404).json({ code: 'ROUTE_UNKNOWN' }));
  const server = app.listen(0);
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

const asBrowser: RequestInit = { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

describe('the web desk', () => {
  it('is the same page under every address that a browser opens', async () => {
    const get = await serve(dir);
    for (const path of ['/', '/procurements/abc', '/approvals?status=open', '/a.b/c']) {
      const answer = await get(path, asBrowser);
      expect(answer.status, path).toBe(200);
      expect(await answer.text()).toContain('<title>Parley</title>');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('keeps files with a hash in their name for a year, and others for an hour', async () => {
    const get = await serve(dir);
    const asset = await get('/assets/main-Ab12.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const mark = await get('/mark.svg');
    expect(mark.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it.each(['br', 'gzip'])('gives its scripts compressed as %s', async (encoding) => {
    const get = await serve(dir);
    const answer = await get('/assets/main-Ab12.js', { headers: { 'Accept-Encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(script.length / 10);
    expect(await answer.text()).toBe(script);
  });

  it('gives its scripts whole to who takes no compression', async () => {
    const get = await serve(dir);
    const headers = { 'Accept-Encoding': 'identity' };
    const answer = await get('/assets/main-Ab12.js', { headers });
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe(script);
  });

  it('gives also those compressed that were built after it started', async () => {
    const get = await serve(dir);
    const headers = { 'Accept-Encoding': 'br' };
    const before = await get('/assets/later-Ef56.js', { headers });
    expect(before.status).toBe(404);
    expect(before.headers.get('cache-control')).toBeNull();
    await writeFile(join(dir, 'assets', 'later-Ef56.js'), script);
    const answer = await get('/assets/later-Ef56.js', { headers });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.text()).toBe(script);
  });

  it('gives no page to who asks for a file that is not there, or for data', async () => {
    const get = await serve(dir);
    expect((await get('/assets/gone-Cd34.js', asBrowser)).status).toBe(404);
    expect((await get('/v1/nothing', asBrowser)).status).toBe(404);
    expect((await get('/nothing', { headers: { Accept: 'application/json' } })).status).toBe(404);
    expect((await get('/nothing')).status).toBe(404);
    expect((await get('/', { ...asBrowser, method: 'POST' })).status).toBe(404);
  });

  it('gives nothing from outside its folder', async () => {
    const get = await serve(join(dir, 'assets'));
    for (const path of ['/..%2findex.html', '/assets/..%2f..%2findex.html']) {
      expect((await get(path)).status, path).toBeGreaterThanOrEqual(400);
    }
  });

  it('says how to build it when that was not done', async () => {
    const get = await serve(join(dir, 'nowhere'));
    const answer = await get('/', asBrowser);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('was not built');
  });
});
