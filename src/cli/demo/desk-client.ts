import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createParser } from 'eventsource-parser';
import { ParleyError } from '#contracts/errors.ts';

/** A running Parley, as a program outside sees it: over HTTP with a key. */
export type DeskClient = {
  api: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** The same as another person: who asks for goods does not decide about them. */
  postAsApprover<T>(path: string, body: unknown): Promise<T>;
  /** All events of a case, from the first to the end; goes on after a lost connection. */
  events(caseId: string): AsyncGenerator<StreamedEvent>;
};

export type StreamedEvent = { kind: string; sourceId: string; atMs: number; body: unknown };

/** Finds the Parley that keeps its state in a folder; null when none answers. */
export async function findDesk(dataDir: string): Promise<DeskClient | null> {
  try {
    const [endpoints, key, approverKey] = await Promise.all([
      readFile(join(dataDir, 'endpoints.json'), 'utf8'),
      readFile(join(dataDir, 'first-api-key'), 'utf8'),
      readFile(join(dataDir, 'approver-api-key'), 'utf8'),
    ]);
    const { api } = JSON.parse(endpoints) as { api: string };
    const ready = await fetch(`${api}/readyz`);
    return ready.ok ? deskAt(api, key.trim(), approverKey.trim()) : null;
  } catch {
    return null;
  }
}

function deskAt(api: string, key: string, approverKey: string): DeskClient {
  const headersOf = (by: string) => ({
    authorization: `Bearer ${by}`,
    'content-type': 'application/json',
  });
  const headers = headersOf(key);
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(api + path, { headers, ...init });
    const body = (await response.json()) as T & { code?: string; detail?: string };
    if (response.ok) return body;
    throw new ParleyError(
      'COMMAND_REFUSED',
      `${body.code ?? response.status}: ${body.detail ?? ''}`,
    );
  };
  return {
    api,
    get: (path) => call(path, {}),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
    postAsApprover: (path, body) =>
      call(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: headersOf(approverKey),
      }),
    events: (caseId) => streamOf(`${api}/v1/procurements/${caseId}/events`, headers),
  };
}

const RECONNECT_MS = 500;

async function* streamOf(
  url: string,
  headers: Record<string, string>,
): AsyncGenerator<StreamedEvent> {
  let lastId = '0';
  for (;;) {
    try {
      const response = await fetch(url, { headers: { ...headers, 'last-event-id': lastId } });
      for await (const event of eventsIn(response)) {
        if (event.event === 'end') return;
        lastId = event.id ?? lastId;
        yield JSON.parse(event.data) as StreamedEvent;
      }
    } catch {
      // The API was restarted; the stream goes on where it stopped.
    }
    await new Promise((resume) => setTimeout(resume, RECONNECT_MS));
  }
}

async function* eventsIn(response: Response) {
  const ready: { id: string | undefined; event: string | undefined; data: string }[] = [];
  const parser = createParser({
    onEvent: ({ id, event, data }) => ready.push({ id, event, data }),
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
    yield* ready.splice(0);
  }
}
