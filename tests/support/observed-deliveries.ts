import type { Observation } from '#contracts/observations.ts';
import { isoDayOf } from '#domain/days.ts';
import type { Database } from '#memory/database.ts';
import { rebuildLearning } from '#memory/learning/rebuild.ts';
import { addObservations } from '#memory/learning/stored-observations.ts';

const DAY_MS = 86_400_000;

type Shown = Partial<Pick<Observation, 'category' | 'lane' | 'caseId'>> & { startDay?: number };

const aPlace = (supplierId: string | null, caseId: string | null, shown: Shown) => ({
  supplierId,
  itemId: null,
  caseId,
  category: shown.category ?? null,
  lane: shown.lane ?? null,
  source: 'file',
  replaces: null,
});

/**
 * Deliveries of one supplier, one a day, the latest yesterday, of which `late` in ten are late.
 * @param run distinguishes them from others of the same supplier
 */
export function deliveriesOf(
  supplierId: string,
  count: number,
  late: number,
  { run = 'a', ...shown }: Shown & { run?: string } = {},
): Observation[] {
  return Array.from({ length: count }, (_, at) => {
    const receivedAtMs = Date.now() - (count - at) * DAY_MS;
    const isLate = (at * late) % 10 < late;
    const promisedAtMs = receivedAtMs - (isLate ? DAY_MS : 0);
    return {
      ...aPlace(supplierId, null, shown),
      observationId: `file/${supplierId}-${run}-${at}/1`,
      kind: 'delivery',
      occurredAtMs: receivedAtMs,
      recordedAtMs: receivedAtMs,
      body: {
        orderId: `${supplierId}-${run}-${at}`,
        promisedOn: isoDayOf(promisedAtMs),
        receivedOn: isoDayOf(receivedAtMs),
        orderedQuantity: 10,
        receivedQuantity: 10,
        rejectedQuantity: null,
        reportedBy: null,
      },
    };
  });
}

/** Decisions of cases on how to bargain, in one context, each with what it brought. */
export const approachesOf = (
  context: string,
  chosen: 'competitive' | 'balanced',
  count: number,
  rewardBp: number,
): Observation[] =>
  Array.from({ length: count }, (_, at) => ({
    ...aPlace(null, `${context}-${chosen}-${at}`, {}),
    observationId: `case/${context}-${chosen}-${at}/1`,
    kind: 'decision',
    occurredAtMs: Date.now() - (count - at) * DAY_MS,
    recordedAtMs: Date.now() - (count - at) * DAY_MS,
    body: {
      agent: 'negotiation',
      question: 'approach',
      context,
      chosen,
      without: 'balanced',
      propensityBp: 5_000,
      rewardBp: rewardBp + (at % 3) * 100,
    },
  }));

/** Keeps observations and counts them, as a fold would. */
export async function seen(
  database: Database,
  tenantId: string,
  observations: readonly Observation[],
): Promise<void> {
  await database.inTenant(tenantId, (tx) => addObservations(tx, tenantId, observations));
  await rebuildLearning(database, tenantId, { check: false });
}
