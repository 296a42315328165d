import type { Answer } from './running-api.ts';

/** A browser with a cookie jar of one cookie, signed in or not. */
export type BrowserSession = {
  /** What the server last set; null when it took the cookie away. */
  cookie: string | null;
  /** The attributes of the last Set-Cookie. */
  cookieLine: string;
  csrfToken: string;
  send<T = Record<string, unknown>>(path: string, init?: RequestInit): Promise<Answer<T>>;
  signIn(key: string): Promise<Answer>;
};

const COOKIE = 'parley_session';

/** A browser that nobody has signed in with yet; `send` adds the cookie, and nothing else. */
export function browserAt(url: string): BrowserSession {
  const browser: BrowserSession = {
    cookie: null,
    cookieLine: '',
    csrfToken: '',
    async send(path, init = {}) {
      const headers = new Headers(init.headers);
      if (browser.cookie !== null) headers.set('Cookie', `${COOKIE}=${browser.cookie}`);
      const answer = await fetch(`${url}${path}`, { ...init, headers });
      const line = answer.headers.getSetCookie().find((it) => it.startsWith(`${COOKIE}=`));
      if (line !== undefined) {
        browser.cookieLine = line;
        browser.cookie = line.slice(COOKIE.length + 1).split(';')[0] || null;
      }
      const text = await answer.text();
      const isJson = answer.headers.get('content-type')?.includes('json') === true;
      const body = (isJson ? JSON.parse(text) : text) as never;
      return { status: answer.status, headers: answer.headers, body };
    },
    async signIn(key) {
      const answer = await browser.send('/v1/session', asJson({ key }));
      browser.csrfToken = (answer.body as { csrfToken?: string }).csrfToken ?? '';
      return answer;
    },
  };
  return browser;
}

export const asJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
