import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { LearningReport, StrategyInsights } from '#contracts/insights.ts';
import { EVEN_RANKING_WEIGHTS_BP } from '#domain/learning/weights/ranking-weights.ts';
import { advise } from '#memory/learning/advise.ts';
import { reportFacts } from '#memory/learning/report-facts.ts';
import { learnWeights } from '#memory/learning/weights.ts';
import { awardsThatFollowQuality } from '../support/judged-awards.ts';
import { aBrief, aTenantId, testDatabase } from '../support/memory-builders.ts';
import { approachesOf, deliveriesOf, seen } from '../support/observed-deliveries.ts';
import { startApi } from '../support/running-api.ts';
import type { RunningApi } from '../support/running-api.ts';

const DAY_MS = 86_400_000;
const database = testDatabase();
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const insights = async (tenantId: string) => {
  const auditor = await api.caller(database, tenantId, 'auditor');
  return (await auditor.get<StrategyInsights>('/v1/insights/strategies')).body;
};

describe('what agents tried', () => {
  it('is shown with what it brought and what the rules alone would have brought', async () => {
    const tenantId = aTenantId();
    await seen(database, tenantId, [
      ...approachesOf('rich/high', 'balanced', 20, 4_000),
      ...approachesOf('rich/high', 'competitive', 20, 6_000),
    ]);
    const { decisionsCount, questions } = await insights(tenantId);
    expect(decisionsCount).toBe(40);
    expect(questions).toHaveLength(1);
    const [approach] = questions;
    expect(approach?.options.map((it) => [it.option, it.playsCount, it.byMemoryCount])).toEqual([
      ['balanced', 20, 0],
      ['competitive', 20, 20],
    ]);
    expect(approach?.withoutMemory?.weightedBp.meanBp).toBeLessThan(4_200);
    expect(approach?.withoutMemory?.differenceBp.highBp).toBeLessThan(0);
  });

  it('is nothing where nothing was decided, and nobody else sees it', async () => {
    expect(await insights(aTenantId())).toEqual({ decisionsCount: 0, questions: [], weights: [] });
  });
});

it('is shown over time once it is enough, beside what was expected of deliveries', async () => {
  const tenantId = aTenantId();
  await seen(database, tenantId, [
    ...approachesOf('rich/high', 'balanced', 20, 4_000),
    ...deliveriesOf('acme', 10, 3),
  ]);
  const auditor = await api.caller(database, tenantId, 'auditor');
  const { body } = await auditor.get<LearningReport>('/v1/insights/report');
  expect(body.curves.map((it) => [it.question, it.points.at(-1)?.decisionsCount])).toEqual([
    ['approach', 20],
  ]);
  const { bins, distanceBp } = body.lateDeliveries;
  expect(distanceBp).toEqual(expect.any(Number));
  expect(bins.reduce((sum, it) => sum + it.deliveriesCount, 0)).toBeGreaterThan(0);
});

it('is told in a report, the earliest first, beside how often and when things were seen', async () => {
  const tenantId = aTenantId();
  const decisions = [
    ...approachesOf('rich/high', 'balanced', 2, 4_000),
    ...approachesOf('rich/high', 'competitive', 1, 6_000),
  ];
  const deliveries = deliveriesOf('acme', 10, 3);
  await seen(database, tenantId, [...decisions, ...deliveries]);
  const facts = await reportFacts(database, tenantId);
  expect(facts.observed).toEqual([
    { kind: 'decision', count: 3, ...between(decisions) },
    { kind: 'delivery', count: 10, ...between(deliveries) },
  ]);
  expect(facts.decisions).toHaveLength(3);
  expect(facts.decisions[0]?.chosen).toBe('balanced');
  expect(new Set(facts.late.map((it) => it.key))).toEqual(new Set(['*', 'acme']));
});

const between = (observations: readonly { occurredAtMs: number }[]) => {
  const moments = observations.map((it) => it.occurredAtMs);
  return { firstAtMs: Math.min(...moments), lastAtMs: Math.max(...moments) };
};

describe('weights learnt from results', () => {
  it('move a step a day towards what went with good results, and rank later cases', async () => {
    const tenantId = aTenantId();
    await awardsThatFollowQuality(database, tenantId, 70);
    const nowMs = Date.now();
    const later = aBrief(tenantId).requisition;
    const weightsOf = async (openedAtMs: number) => {
      const wish = { requisition: { ...later, openedAtMs }, agent: 'sourcing' as const, asks: [] };
      const use = { rules: defaultLearningRules, lessons: [] };
      return (await advise(database, { ...wish, supplierIds: ['acme'] }, use)).rankingWeightsBp;
    };
    expect(await weightsOf(nowMs)).toBeNull();

    await learnWeights(database, tenantId, nowMs);
    await learnWeights(database, tenantId, nowMs + 1_000);
    const [first] = (await insights(tenantId)).weights;
    expect(first).toMatchObject({ kind: 'ranking', version: 1, sampleSize: 70 });
    const steps = Object.entries(EVEN_RANKING_WEIGHTS_BP).map(
      ([name, bp]) => (first?.weightsBp[name] ?? 0) - bp,
    );
    expect(steps.reduce((sum, it) => sum + it, 0)).toBe(0);
    expect(Math.max(...steps)).toBeLessThanOrEqual(100);
    expect(first?.weightsBp.quality).toBeGreaterThan(EVEN_RANKING_WEIGHTS_BP.quality + 80);

    await learnWeights(database, tenantId, nowMs + DAY_MS);
    const [second] = (await insights(tenantId)).weights;
    expect(second).toMatchObject({ kind: 'ranking', version: 2 });
    // A case keeps the weights of the moment in which it was opened.
    expect(await weightsOf(nowMs + 1_000)).toEqual(first?.weightsBp);
    expect(await weightsOf(nowMs + DAY_MS)).toEqual(second?.weightsBp);
  });

  it('are kept as they were', async () => {
    const change = database.inTenant(
      'anybody',
      (tx) => tx.$executeRaw`update learnt_weights set version = 9`,
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});
