import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarketFacts } from '#contracts/market-facts.ts';
import { importScms } from '#memory/import/scms.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import { dataFile, startApi } from '../support/running-api.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let buyer: Caller;

const marketOf = async (item: string, query: string) =>
  (await buyer.get<MarketFacts>(`/v1/items/${item}/market${query}`)).body;

beforeAll(async () => {
  api = await startApi();
  const file = await dataFile('scms-delivery-history-2006-2012.csv');
  await importScms(database, tenantId, file);
  buyer = await api.caller(database, tenantId, 'buyer');
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

/** Worked out from the file by a script that shares nothing with the application. */
const known: [string, number[], number | null, number, number, number][] = [
  ['efavirenz-600mg-tablets-30-tabs', [99, 430, 467, 1_024, 1_579, 1_981], -1_092, 25, 2_821, 5],
  ['lamivudine-150mg-tablets-60-tabs', [71, 235, 240, 257, 397, 1_023], -660, 19, 3_943, 5],
  ['hiv-1-2-uni-gold-hiv-kit-20-tests', [90, 1, 3_200, 3_200, 3_200, 5_506], 0, 33, 9_998, 2],
];

describe('the market of an item, from orders of the past', () => {
  it.each(known)(
    '%s is as worked out by hand',
    async (item, prices, perYearBp, months, hhi, active) => {
      const facts = await marketOf(item, '?asOf=2010-06-30');
      const {
        count,
        lowestMinor,
        lowerQuartileMinor,
        medianMinor,
        upperQuartileMinor,
        highestMinor,
      } = facts.prices ?? {
        count: 0,
        lowestMinor: 0,
        lowerQuartileMinor: 0,
        medianMinor: 0,
        upperQuartileMinor: 0,
        highestMinor: 0,
      };
      expect([
        count,
        lowestMinor,
        lowerQuartileMinor,
        medianMinor,
        upperQuartileMinor,
        highestMinor,
      ]).toEqual(prices);
      expect(facts.trend).toMatchObject({ perYearBp, monthsCount: months });
      expect(facts.concentration).toMatchObject({ hhi });
      expect(facts).toMatchObject({ activeSuppliersCount: active, currency: 'USD' });
    },
  );

  it('has an interval around its trend that holds it, and is narrow where prices fall steadily', async () => {
    const { trend } = await marketOf('efavirenz-600mg-tablets-30-tabs', '?asOf=2014-12-31');
    expect(trend?.perYearBp).toBe(-2_486);
    expect(trend?.lowBp).toBeLessThanOrEqual(-2_486);
    expect(trend?.highBp).toBeGreaterThanOrEqual(-2_486);
    expect(trend?.highBp).toBeLessThan(0);
  });

  it('says what it does not know: nobody sold it lately', async () => {
    const facts = await marketOf('efavirenz-600mg-tablets-30-tabs', '');
    expect(facts).toMatchObject({ activeSuppliersCount: 0, concentration: null });
    expect(facts.prices?.count).toBe(162);
    expect(facts.unknown.map((it) => it.fact)).toContain('concentration');
  });

  it('is empty in a currency without prices', async () => {
    const facts = await marketOf('efavirenz-600mg-tablets-30-tabs', '?currency=EUR');
    expect(facts).toMatchObject({ prices: null, trend: null, season: null });
    expect(facts.unknown).toHaveLength(4);
  });

  it.each([
    ['an item nobody has', '/v1/items/nothing/market', 404, 'ITEM_NOT_FOUND'],
    ['an impossible id', '/v1/items/%00/market', 404, 'ITEM_NOT_FOUND'],
    ['a day that does not exist', '/v1/items/x/market?asOf=2026-02-30', 400, 'QUERY_INVALID'],
    ['no currency', '/v1/items/x/market?currency=dollar', 400, 'QUERY_INVALID'],
  ])('is refused for %s', async (_name, path, status, code) => {
    expect(await buyer.get<Problem>(path)).toMatchObject({ status, body: { code } });
  });
});
