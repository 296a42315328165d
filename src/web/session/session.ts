import { useQuery } from '@tanstack/react-query';
import { get, post, remove, setCsrfToken, whenSessionEnds } from '../client/calls.ts';
import { ApiProblem } from '../client/problem.ts';
import type { Session } from '../client/types.ts';
import { queryClient } from '../app/query-client.ts';

const KEY = ['session'] as const;

let endedByItself = false;
/** Whether the last session ran out or was ended elsewhere, rather than by signing out here. */
export const hasSessionEnded = (): boolean => endedByItself;

async function readSession(): Promise<Session | null> {
  try {
    return kept(await get<Session>('/v1/session'));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) {
      endedByItself ||= error.code === 'SESSION_ENDED';
      return kept(null);
    }
    throw error;
  }
}

/** What pages go on with in the moment between a session's end and the page for signing in. */
let latest: Session | null = null;

function kept(session: Session | null): Session | null {
  latest = session ?? latest;
  setCsrfToken(session?.csrfToken ?? null);
  return session;
}

const options = {
  queryKey: KEY,
  queryFn: readSession,
  staleTime: Infinity,
  retry: (_failures: number, error: Error) => error instanceof ApiProblem && error.retry,
};

/** Who is signed in; null = nobody. Asked once per load and kept until it ends. */
export const loadSession = (): Promise<Session | null> => queryClient.ensureQueryData(options);

/** Signs in with a person's key, which is not kept anywhere in the browser. */
export async function signIn(key: string): Promise<void> {
  const session = await post<Session>('/v1/session', { key });
  endedByItself = false;
  queryClient.clear();
  queryClient.setQueryData(KEY, kept(session));
}

export async function signOut(): Promise<void> {
  await remove('/v1/session').catch(() => undefined);
  endedByItself = false;
  leave();
}

/** Forgets everything that was shown, and whoever was signed in. */
function leave(): void {
  setCsrfToken(null);
  queryClient.clear();
  queryClient.setQueryData(KEY, null);
  window.dispatchEvent(new Event('parley:signed-out'));
}

whenSessionEnds(() => {
  if (queryClient.getQueryData(KEY) == null) return;
  endedByItself = true;
  leave();
});

/** The person signed in. Pages inside the shell are only drawn when there is one. */
export function useSession(): Session {
  const { data } = useQuery(options);
  const session = data ?? latest;
  if (session === null) throw new Error('this page is only for who is signed in');
  return session;
}

/** Whether the role may call an operation, by its OpenAPI operation id; the server enforces it. */
export function useMay(): (operationId: string) => boolean {
  const { may } = useSession();
  return (operationId) => may.includes(operationId);
}
