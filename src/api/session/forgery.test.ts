import type { Request } from 'express';
import { describe, expect, it } from 'vitest';
import { csrfTokenOf, requireOwnPage } from './forgery.ts';

const SESSION = 'session_abc';

const aRequest = (method: string, headers: Record<string, string>): Request =>
  ({ method, get: (name: string) => headers[name] }) as unknown as Request;
const host = 'desk.example:8080';
const right = { host, 'x-csrf-token': csrfTokenOf(SESSION) };

describe('what a page sends with the cookie', () => {
  it('is taken with the token of its session, from our own address or from no named one', () => {
    expect(() => requireOwnPage(aRequest('POST', right), SESSION)).not.toThrow();
    const own = { ...right, origin: `https://${host}` };
    expect(() => requireOwnPage(aRequest('DELETE', own), SESSION)).not.toThrow();
  });

  it('needs no token to read', () => {
    for (const method of ['GET', 'HEAD']) {
      expect(() => requireOwnPage(aRequest(method, { host }), SESSION)).not.toThrow();
    }
  });

  it.each([
    ['no token', { host }],
    ['the token of another session', { host, 'x-csrf-token': csrfTokenOf('session_other') }],
    ['another port', { ...right, origin: 'https://desk.example:9090' }],
    ['a subdomain', { ...right, origin: `https://evil.${host}` }],
    ['an opaque origin', { ...right, origin: 'null' }],
  ])('is refused with %s', (_name, headers) => {
    const refused = expect.objectContaining({ code: 'CSRF_WRONG' });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      let thrown: unknown = null;
      try {
        requireOwnPage(aRequest(method, headers as Record<string, string>), SESSION);
      } catch (error) {
        thrown = error;
      }
      expect(thrown, method).toEqual(refused);
    }
  });
});

describe('the CSRF token', () => {
  it('is the same after a reload and does not tell the session', () => {
    expect(csrfTokenOf(SESSION)).toBe(csrfTokenOf(SESSION));
    expect(csrfTokenOf(SESSION)).not.toContain(SESSION);
  });
});
