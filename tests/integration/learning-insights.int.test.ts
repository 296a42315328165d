import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ScorecardAnswer } from '#contracts/desk-answers.ts';
import type { PatternInsights } from '#contracts/insights.ts';
import { importScms } from '#memory/import/scms.ts';
import { foldLearning } from '#memory/learning/fold.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { dataFile, startApi } from '../support/running-api.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';

type Card = z.infer<typeof ScorecardAnswer>;

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let buyer: Caller;

const learnAll = async () => {
  const limits = { entriesMax: 2_000, waits: true };
  while ((await foldLearning(database, tenantId, limits)).isMore);
};

beforeAll(async () => {
  api = await startApi();
  buyer = await api.caller(database, tenantId, 'auditor');
  await importScms(database, tenantId, await dataFile('scms-delivery-history-2006-2012.csv'));
  await learnAll();
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const patterns = async (query = '') =>
  (await buyer.get<PatternInsights>(`/v1/insights/patterns${query}`)).body;
const card = async (id: string) => (await buyer.get<Card>(`/v1/suppliers/${id}/scorecard`)).body;

describe('patterns of a tenant', () => {
  it('are those that hold in later cases too, in words and with their counts', async () => {
    const found = await patterns();
    expect(found.deliveries).toMatchObject({ casesCount: 2_768, confirmedFrom: '2011-03-10' });
    const southAfrica = found.patterns.find((it) => it.subject.country === 'ZA');
    expect(southAfrica).toMatchObject({ kind: 'country', of: 'late_deliveries' });
    expect(southAfrica?.effect?.ordersCount).toBeGreaterThan(50);
    expect(southAfrica?.inWords).toMatch(
      /^Deliveries to ZA: late more often .* later parts of split orders/,
    );
    const medicines = found.patterns.find((it) => it.subject.category === 'CPV 3360');
    expect(medicines).toMatchObject({ kind: 'price_trend', of: 'prices' });
    expect(medicines?.effect?.highBp).toBeLessThan(0);
  });

  it('are told with what was tried and does not hold, by kind', async () => {
    const season = await patterns('?kind=season');
    expect(season.patterns).toEqual([]);
    expect(season.rejected).toHaveLength(12);
    const modes = await patterns('?kind=mode');
    expect(modes.rejected.find((it) => it.subject.mode === 'Ocean')).toMatchObject({
      verdict: 'confounded',
      confoundedWith: { kind: 'country', name: 'ZA' },
      inWords: 'Deliveries by Ocean: looks so, but cannot be told from the country ZA.',
    });
    const incoterms = await patterns('?kind=incoterm');
    expect(incoterms.rejected.find((it) => it.subject.incoterm === 'DDP')).toMatchObject({
      verdict: 'confounded',
    });
  });

  it('are of one category where it is asked for', async () => {
    const kits = await patterns('?category=CPV%203314');
    expect(kits.deliveries.casesCount).toBeLessThan(1_500);
    expect(kits.patterns.filter((it) => it.kind === 'price_trend')).toEqual([]);
  });

  it('are nobody else’s, and none without observations', async () => {
    const other = await api.caller(database, aTenantId(), 'auditor');
    const { body } = await other.get<PatternInsights>('/v1/insights/patterns');
    expect(body).toMatchObject({
      asOf: { observationNo: 0 },
      deliveries: { casesCount: 0, confirmedFrom: null },
      patterns: [],
    });
    const foreign = await other.get<Problem>('/v1/suppliers/orgenics-ltd/scorecard');
    expect(foreign.status).toBe(404);
  });

  it('of a kind that there is not are refused', async () => {
    const answer = await buyer.get<Problem>('/v1/insights/patterns?kind=moon');
    expect(answer.status).toBe(400);
  });
});

describe('the outlook on a scorecard', () => {
  it('rests on the supplier’s own results where there are any', async () => {
    const { outlook } = await card('aurobindo-pharma-limited');
    expect(outlook.delivery.sampleSize).toBeGreaterThan(400);
    expect(outlook.delivery.lowBp).toBeLessThan(outlook.delivery.scoreBp);
    expect(outlook.delivery.highBp).toBeGreaterThan(outlook.delivery.scoreBp);
    expect(outlook.ratedLike).toMatch(/^CPV 3360 /);
    expect(outlook.notes[0]).toMatch(/^\d+ of \d+ late lines are later parts of split orders/);
    expect(outlook.recommendation.because.length).toBeGreaterThan(0);
  });

  it('of a new supplier is that of its like, and says so', async () => {
    await database.inTenant(tenantId, (tx) =>
      tx.supplier.create({
        data: { tenantId, supplierId: 'new', legalName: 'New', paymentDays: 30, status: 'active' },
      }),
    );
    const { outlook } = await card('new');
    expect(outlook.overall).toMatchObject({ sampleSize: 0, confidenceBp: 0 });
    expect(outlook.recommendation).toEqual({
      what: 'use',
      because: ['no results yet: rated like all suppliers'],
    });
  });

  it('says which days counted less, and is hardly moved by a thousand deliveries of an hour', async () => {
    const before = (await card('orgenics-ltd')).outlook.delivery;
    await database.inTenant(tenantId, (tx) =>
      tx.outcome.createMany({
        data: Array.from({ length: 1_000 }, (_, no) => ({
          tenantId,
          source: 'flood',
          sourceRef: `${no}`,
          supplierId: 'new',
          promisedOn: new Date('2012-12-03'),
          receivedOn: new Date('2012-12-03'),
        })),
      }),
    );
    await learnAll();
    const { delivery, notes } = (await card('new')).outlook;
    expect(delivery).toMatchObject({ sampleSize: 1_000 });
    expect(delivery.confidenceBp).toBeLessThan(7_000);
    expect(notes).toEqual([
      '1000 lines of 1 day counted less, because one day counts five deliveries at most',
    ]);
    expect((await card('orgenics-ltd')).outlook.delivery.scoreBp).toBeCloseTo(before.scoreBp, -3);
  });
});
