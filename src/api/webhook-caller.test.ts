import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWebhookCaller } from './webhook-caller.ts';

const called: string[] = [];
const server = createServer((req, res) => {
  called.push(`${req.headers.host} ${req.url}`);
  if (req.url === '/moved') res.writeHead(302, { Location: '/elsewhere' });
  res.end();
});
let port: number;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
beforeEach(() => {
  called.length = 0;
});
afterAll(() => {
  server.close();
});

/** Finds these addresses, in this order, and counts how often it was asked. */
function finding(...addresses: string[]) {
  const asked: string[] = [];
  const resolve = (hostname: string) => {
    asked.push(hostname);
    return Promise.resolve(
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { asked, resolve };
}

const strict = (...addresses: string[]) =>
  createWebhookCaller({ allowPrivate: false, ...finding(...addresses) });

describe('an address that a supplier names', () => {
  it('is taken when it is a name on HTTPS that leads to public addresses alone', async () => {
    const caller = strict('8.8.8.8', '2606:4700::1111');
    expect(await caller.faultOf('https://supplier.example/hook')).toBeNull();
  });

  it.each([
    'http://supplier.example/hook',
    'ftp://supplier.example/hook',
    'https://127.0.0.1/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://8.8.8.8/hook',
    'https://[::1]/hook',
    'https://localhost/hook',
    'https://intranet/hook',
    'https://user:word@supplier.example/hook',
    'nonsense',
  ])('is refused before anything is looked up: %s', async (address) => {
    const { asked, resolve } = finding('8.8.8.8');
    const caller = createWebhookCaller({ allowPrivate: false, resolve });
    expect(await caller.faultOf(address)).toMatch(/^must /);
    expect(asked).toEqual([]);
  });

  it.each([['127.0.0.1'], ['169.254.169.254'], ['8.8.8.8', '10.0.0.1'], ['fd00::1']])(
    'is refused when its name leads to %s %s',
    async (...addresses) => {
      const fault = await strict(...addresses).faultOf('https://supplier.example/hook');
      expect(fault).toMatch(/^cannot be called: its name leads to a \w+ address$/);
    },
  );

  it('is refused when its name leads nowhere', async () => {
    const resolve = () => Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    const caller = createWebhookCaller({ allowPrivate: false, resolve });
    expect(await caller.faultOf('https://supplier.example/hook')).toContain('ENOTFOUND');
    expect(await strict().faultOf('https://supplier.example/hook')).toContain('leads nowhere');
  });
});

describe('a call', () => {
  it('is not made when the name leads into our network by now, or without HTTPS', async () => {
    const caller = strict('127.0.0.1');
    expect(await caller.post(`https://supplier.example:${port}/`, {}, '{}')).toContain('loopback');
    expect(await caller.post(`http://supplier.example:${port}/`, {}, '{}')).toContain('https');
    expect(called).toEqual([]);
  });

  it('goes to an address that was checked, and the name is not looked up a second time', async () => {
    const { asked, resolve } = finding('127.0.0.1');
    const caller = createWebhookCaller({ allowPrivate: true, resolve });
    expect(await caller.post(`http://supplier.example:${port}/hook`, {}, '{}')).toBeNull();
    expect(called).toEqual([`supplier.example:${port} /hook`]);
    expect(asked).toEqual(['supplier.example']);
  });

  it('follows nobody to another place', async () => {
    const caller = createWebhookCaller({ allowPrivate: true, ...finding('127.0.0.1') });
    const answer = await caller.post(`http://supplier.example:${port}/moved`, {}, '{}');
    expect(answer).toBe('it answered 302');
    expect(called).toEqual([`supplier.example:${port} /moved`]);
  });
});
