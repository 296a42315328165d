import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activate, askedAward, decide, person } from '../support/approving-people.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let ada: Caller;
let max: Caller;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  const rita = await person(api, database, tenantId, 'rita', 'administrator');
  const olga = await person(api, database, tenantId, 'olga', 'administrator');
  ada = await person(api, database, tenantId, 'ada');
  max = await person(api, database, tenantId, 'max', 'buyer');
  const autonomy = [{ categories: ['42122'], stage: 'advise' as const }];
  await activate(rita, olga, { rules: [], autonomy });
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

/** Gloves, which agents buy alone, and a pump, about which they only advise. */
const request = {
  title: 'Gloves and a pump',
  lines: [
    { item: 'EQ-SAFE-GLOVES', quantity: 10, unitCode: 'PK' },
    { item: 'EQ-PUMP-VAC', quantity: 1, unitCode: 'C62' },
  ],
  budget: { amountMinor: 900_000, currency: 'USD' },
};
type Messages = { items: { topic: string; from: string; body: unknown }[] };

const confirmedLines = (path: string) =>
  until(async () => {
    const { body } = await max.get<Messages>(`${path}/messages?limit=500`);
    const asked = body.items.filter((it) => it.topic === 'negotiation.confirm');
    const answered = body.items.filter((it) => it.topic === 'negotiation.confirmed');
    return answered.length < asked.length || asked.length === 0
      ? null
      : asked.map(({ body: said }) =>
          (said as { proposal: { lines: { lineNo: number }[] } }).proposal.lines.map(
            (it) => it.lineNo,
          ),
        );
  });

describe('a question about one line', () => {
  it('lets the winner of the other confirm meanwhile, and both are awarded once it is approved', async () => {
    const { path, asked } = await askedAward(max, request);
    expect(asked.holds).toMatchObject({ kind: 'supplier', lineNo: 2 });
    expect(await confirmedLines(path)).toEqual([[1]]);
    expect((await decide(ada, asked, 'approve')).status).toBe(202);
    const { outcome, award } = await closedCase(max, path);
    expect(outcome).toBe('awarded');
    expect(award?.proposal.lines.map((it) => it.lineNo)).toEqual([1, 2]);
  });

  it('leaves the other when it is turned down', async () => {
    const { path, asked } = await askedAward(max, request);
    expect((await decide(ada, asked, 'reject', { comment: 'we have one' })).status).toBe(202);
    const { outcome, award } = await closedCase(max, path);
    expect(outcome).toBe('partially_awarded');
    expect(award?.proposal.lines.map((it) => it.lineNo)).toEqual([1]);
  });
});
