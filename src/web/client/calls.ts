import { problemOf, unreachable } from './problem.ts';

/** Set at sign-in; every call that changes something carries it. */
let csrfToken: string | null = null;
let onSessionEnded: () => void = () => undefined;

export const setCsrfToken = (token: string | null): void => {
  csrfToken = token;
};

/** Called once per refusal that says that nobody is signed in any more. */
export const whenSessionEnds = (listener: () => void): void => {
  onSessionEnded = listener;
};

type Params = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A path of the API with its query; what is null or undefined is left out. */
export function withQuery(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * Reads from the API.
 * @throws ApiProblem when it refuses or does not answer
 */
export const get = <T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> =>
  call<T>('GET', withQuery(path, params), undefined, undefined, signal);

/**
 * Changes something; repeating it with the same `repeatKey` changes it once.
 * @throws ApiProblem when the API refuses or does not answer
 */
export const post = <T>(path: string, body?: unknown, repeatKey?: string): Promise<T> =>
  call<T>('POST', path, JSON.stringify(body ?? {}), {
    'Content-Type': 'application/json',
    ...(repeatKey !== undefined && { 'Idempotency-Key': repeatKey }),
  });

/** Sends a CSV file as it is. */
export const postCsv = <T>(path: string, file: Blob): Promise<T> =>
  call<T>('POST', path, file, { 'Content-Type': 'text/csv' });

export const remove = <T>(path: string): Promise<T> => call<T>('DELETE', path);

async function call<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: BodyInit,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...headers,
        ...(method !== 'GET' && csrfToken !== null && { 'X-CSRF-Token': csrfToken }),
      },
      ...(body !== undefined && { body }),
      ...(signal !== undefined && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable();
  }
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  const problem = await problemOf(answer);
  if (answer.status === 401) onSessionEnded();
  throw problem;
}
