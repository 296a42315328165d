import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { ranged } from './address-range.ts';

const ANSWER_MS_MAX = 10_000;

export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** Calls the addresses that suppliers name, and none that lead into a network of ours. */
export type WebhookCaller = {
  /** In words why this address is never called; null = it may be registered. */
  faultOf(address: string): Promise<string | null>;
  /** @returns null when it was taken, else in words why not */
  post(address: string, headers: Record<string, string>, text: string): Promise<string | null>;
};

/** `allowPrivate` is for development: plain HTTP, and servers on the own machine and network. */
export function createWebhookCaller({
  allowPrivate,
  resolve = (hostname) => lookup(hostname, { all: true }),
}: {
  allowPrivate: boolean;
  resolve?: Resolve;
}): WebhookCaller {
  /** All that the name stands for now; one wrong address among them is enough to refuse it. */
  async function placesOf(url: URL): Promise<LookupAddress[]> {
    if (url.protocol !== 'https:' && !allowPrivate) throw new Error('it is not https');
    const places = await resolve(hostOf(url));
    if (places.length === 0) throw new Error('its name leads nowhere');
    const wrong = places.find((it) => ranged(it.address) !== 'public');
    if (wrong !== undefined && !allowPrivate) {
      throw new Error(`its name leads to a ${ranged(wrong.address)} address`);
    }
    return places;
  }
  return {
    async faultOf(address) {
      const fault = faultOfText(address, allowPrivate);
      if (fault !== null) return fault;
      return placesOf(new URL(address)).then(
        () => null,
        (error: unknown) => `cannot be called: ${wordsOf(error)}`,
      );
    },
    async post(address, headers, text) {
      const signal = AbortSignal.timeout(ANSWER_MS_MAX);
      try {
        const url = new URL(address);
        const places = await inTime(placesOf(url), signal);
        const status = await send(url, places, { headers, text, signal });
        // Another place it points to was checked by nobody, so nobody goes there.
        return status >= 200 && status < 300 ? null : `it answered ${status}`;
      } catch (error) {
        return wordsOf(error);
      }
    },
  };
}

/** What can be seen without asking for the name's addresses. */
function faultOfText(address: string, allowPrivate: boolean): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url?.protocol === 'https:' || (allowPrivate && url?.protocol === 'http:');
  if (url === null || !isWeb) return 'must be https:// with a host name';
  if (url.username !== '' || url.password !== '') return 'must hold no user and no password';
  const isName = isIP(hostOf(url)) === 0 && hostOf(url).includes('.');
  return isName || allowPrivate ? null : 'must be https:// with a host name';
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const wordsOf = (error: unknown): string =>
  error instanceof Error
    ? error.message || String((error as NodeJS.ErrnoException).code)
    : String(error);

/** A name that takes too long to be found is a server that does. */
function inTime<T>(wanted: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([wanted, late]);
}

type Sending = { headers: Record<string, string>; text: string; signal: AbortSignal };

/** Connects to one of `places` and to nothing else, whatever the name stands for by then. */
function send(url: URL, places: LookupAddress[], sending: Sending): Promise<number> {
  const { headers, text, signal } = sending;
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'Content-Length': Buffer.byteLength(text) },
        signal,
        // A connection that is kept would be one to yesterday's address.
        agent: false,
        lookup: (_hostname, { all }, give) => {
          const [first] = places;
          if (all === true || first === undefined) give(null, places);
          else give(null, first.address, first.family);
        },
      },
      (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    call.on('error', reject);
    call.end(text);
  });
}
