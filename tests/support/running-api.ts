import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createParser } from 'eventsource-parser';
import type { ApiRole } from '#contracts/http.ts';
import type { AgentRole } from '#contracts/roles.ts';
import type { CaseView } from '#memory/cases.ts';
import type { Database } from '#memory/database.ts';
import { importCatalogueCsv } from '#memory/import/catalogue.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { createKey } from '#memory/keys.ts';
import { expectDescribed } from './described-answer.ts';
import { startProgram } from './running-program.ts';
import type { RunningProgram } from './running-program.ts';

export const dataFile = (name: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../data/${name}`, import.meta.url)));

export type Answer<T = Record<string, unknown>> = { status: number; headers: Headers; body: T };

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  instance: string;
  errors: { path: string; message: string }[];
};

const LOOK_MS = 100;

export type StreamedEvent = { id: number | null; event: string; data: Record<string, unknown> };

/** The API as a caller with one key sees it; every answer is held against its OpenAPI description. */
export type Caller = {
  keyId: string;
  get<T = Record<string, unknown>>(
    path: string,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  send<T = Record<string, unknown>>(path: string, init: RequestInit): Promise<Answer<T>>;
  /** Reads a stream until the server ends it or `enough` says so. */
  events(
    path: string,
    options?: { lastEventId?: number; enough?: (event: StreamedEvent) => boolean },
  ): Promise<StreamedEvent[]>;
};

export type RunningApi = RunningProgram & {
  url: string;
  /** Makes a key of the tenant and speaks with it. */
  caller(database: Database, tenantId: string, role: ApiRole): Promise<Caller>;
  withKey(key: string | null, keyId?: string): Caller;
};

export async function startApi(env: Record<string, string> = {}): Promise<RunningApi> {
  const program = await startProgram('src/api/main.ts', { env });
  const url = `http://127.0.0.1:${program.ready.port}`;
  const withKey = (key: string | null, keyId = ''): Caller =>
    callerOf(url, key, keyId, program.output);
  return {
    ...program,
    url,
    withKey,
    async caller(database, tenantId, role) {
      const { key, keyId } = await createKey(database, { tenantId, role, name: `a ${role}` });
      return withKey(key, keyId);
    },
  };
}

/** A worker of these roles, or of all; ready when it takes work. */
export const startWorker = (
  roles?: readonly AgentRole[],
  env: Record<string, string> = {},
): Promise<RunningProgram> =>
  startProgram('src/worker/main.ts', {
    args: roles === undefined ? [] : ['--roles', roles.join(',')],
    env,
  });

/** Asks again until there is an answer; the test's own time-out bounds it. */
export async function until<T>(question: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await question();
    if (answer !== null) return answer;
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
}

/** Opens a case and gives its address. @throws when the API does not accept it */
export async function openCase(by: Caller, changes: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await by.post<{ links: { self: string } }>(
    '/v1/procurements',
    aRequest(changes),
  );
  if (status !== 202) throw new Error(JSON.stringify(body));
  return body.links.self;
}

/** The case when it is closed and the last peer has said what it owed. */
export const closedCase = (by: Caller, path: string): Promise<CaseView> =>
  until(async () => {
    const { body } = await by.get<CaseView>(path);
    return body.closedAtMs === null ? null : body;
  });

/** Gives a tenant the equipment suppliers and their catalogue. */
export async function stockCatalogue(database: Database, tenantId: string): Promise<void> {
  await importSuppliersCsv(database, tenantId, await dataFile('equipment-suppliers.csv'));
  await importCatalogueCsv(database, tenantId, await dataFile('equipment-catalogue.csv'));
}

/** A request that is right in every field. */
export const aRequest = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: 'A compact machining cell',
  lines: [{ item: 'EQ-CELL-COMPACT', quantity: 1, unitCode: 'C62' }],
  budget: { amountMinor: 7_500_000, currency: 'USD' },
  needBy: new Date(Date.now() + 200 * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10),
  urgency: 'medium',
  seed: 7,
  ...changes,
});

function callerOf(
  url: string,
  key: string | null,
  keyId: string,
  output: RunningProgram['output'],
): Caller {
  const authorization: Record<string, string> =
    key === null ? {} : { Authorization: `Bearer ${key}` };
  const send: Caller['send'] = async (path, init) => {
    const headers = { ...authorization, ...(init.headers as Record<string, string> | undefined) };
    const answer = await fetch(`${url}${path}`, { ...init, headers });
    const text = await answer.text();
    // Nothing we ask for may end so; what the API wrote about it says more than the answer does.
    if (answer.status === 500)
      throw new Error(`500 for ${path}\n${text}\n${output().slice(-4_000)}`);
    // What answers HEAD has no body, whatever its type.
    const isJson = text !== '' && answer.headers.get('content-type')?.includes('json') === true;
    const body = (isJson ? JSON.parse(text) : text) as never;
    if (path.startsWith('/v1/') && isJson) {
      expectDescribed({
        method: init.method ?? 'GET',
        path: path.split('?')[0] ?? path,
        status: answer.status,
        mediaType: answer.headers.get('content-type')?.split(';')[0] ?? '',
        body,
      });
    }
    return { status: answer.status, headers: answer.headers, body };
  };
  return {
    keyId,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', ...headers },
      }),
    events: (path, options) => readEvents(`${url}${path}`, authorization, options),
  };
}

async function readEvents(
  url: string,
  authorization: Record<string, string>,
  { lastEventId, enough = () => false }: Parameters<Caller['events']>[1] = {},
): Promise<StreamedEvent[]> {
  const last = lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) };
  const leaving = new AbortController();
  const answer = await fetch(url, {
    headers: { ...authorization, ...last },
    signal: leaving.signal,
  });
  const events: StreamedEvent[] = [];
  let satisfied = false;
  const parser = createParser({
    onEvent(it) {
      if (satisfied) return;
      const id = it.id === undefined ? null : Number(it.id);
      const event = { id, event: it.event ?? 'message', data: JSON.parse(it.data) as never };
      events.push(event);
      satisfied = enough(event);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
    if (satisfied) break;
  }
  leaving.abort();
  return events;
}
