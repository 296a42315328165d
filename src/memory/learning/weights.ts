import type { LearntWeights } from '#contracts/insights.ts';
import { DEFAULT_WEIGHTS_BP } from '#domain/compliance/factors/index.ts';
import { isoDayOf } from '#domain/days.ts';
import { adaptWeights } from '#domain/learning/weights/adapt-weights.ts';
import type { JudgedAward } from '#domain/learning/weights/factor-effects.ts';
import { EVEN_RANKING_WEIGHTS_BP } from '#domain/learning/weights/ranking-weights.ts';
import type { RankingWeightsBp } from '#domain/learning/weights/ranking-weights.ts';
import type { Database, Transaction } from '../database.ts';
import { riskPolicyAt } from '../risk-policies.ts';
import { storableJson } from '../storable-json.ts';
import { judgedAwards } from './judged-awards.ts';

type Kind = LearntWeights['kind'];
type Weights = Readonly<Record<string, number>>;

/** The day on which a tenant's results were last looked through; that takes part of a second. */
const triedOn = new WeakMap<Database, Map<string, string>>();

/**
 * Moves the weights of the ranking, and what is proposed for those of risk, one step towards what
 * results ask for; at most once a day. A version is kept where something moved.
 */
export async function learnWeights(
  database: Database,
  tenantId: string,
  nowMs: number,
): Promise<void> {
  const today = isoDayOf(nowMs);
  const tried = triedOn.get(database) ?? new Map<string, string>();
  triedOn.set(database, tried);
  if (tried.get(tenantId) === today) return;
  await database.inTenant(tenantId, async (tx) => {
    const known = await latestWeights(tx, tenantId);
    if (known.some((it) => isoDayOf(it.learntAtMs) >= today)) return;
    const awards = await judgedAwards(tx, tenantId);
    const keep = (kind: Kind, base: Weights, rows: readonly JudgedAward<string>[]) =>
      keepStep(tx, tenantId, nowMs, known.find((it) => it.kind === kind) ?? null, {
        kind,
        base,
        rows,
      });
    await keep('ranking', EVEN_RANKING_WEIGHTS_BP, awards.ranking);
    await keep('risk', await riskWeights(tx, tenantId, nowMs), awards.risk);
  });
  tried.set(tenantId, today);
}

/** The last version of each kind; kinds that never moved are not among them. */
export const latestWeights = (tx: Transaction, tenantId: string): Promise<LearntWeights[]> =>
  tx.$queryRaw<LearntWeights[]>`
    select distinct on (kind) kind, version, weights_bp as "weightsBp", because,
      sample_size as "sampleSize", to_ms(learnt_at)::float8 as "learntAtMs"
    from learnt_weights where tenant_id = ${tenantId}
    order by kind, version desc`;

/** Weights of the ranking as they were at a moment, so that all of a case is ranked alike. */
export async function rankingWeightsAt(
  tx: Transaction,
  tenantId: string,
  atMs: number,
): Promise<RankingWeightsBp | null> {
  const [row] = await tx.$queryRaw<{ weightsBp: RankingWeightsBp }[]>`
    select weights_bp as "weightsBp" from learnt_weights
    where tenant_id = ${tenantId} and kind = 'ranking' and learnt_at <= ${new Date(atMs)}
    order by version desc limit 1`;
  return row?.weightsBp ?? null;
}

async function keepStep(
  tx: Transaction,
  tenantId: string,
  nowMs: number,
  last: LearntWeights | null,
  { kind, base, rows }: { kind: Kind; base: Weights; rows: readonly JudgedAward<string>[] },
): Promise<void> {
  const current: Weights = last?.weightsBp ?? base;
  const names = Object.keys(base);
  const { weightsBp, because, sampleSize } = adaptWeights(
    Object.fromEntries(names.map((name) => [name, current[name] ?? 0])),
    base,
    rows,
  );
  if (names.every((name) => weightsBp[name] === current[name])) return;
  // Two that learn at once keep one step.
  await tx.$executeRaw`
    insert into learnt_weights
    values (${tenantId}, ${kind}, ${(last?.version ?? 0) + 1}, ${storableJson(weightsBp)}::jsonb,
      ${storableJson(because)}::jsonb, ${sampleSize}, ${new Date(nowMs)})
    on conflict do nothing`;
}

/** Of the policy in force, else what counts without one. */
async function riskWeights(tx: Transaction, tenantId: string, nowMs: number): Promise<Weights> {
  const inForce = await riskPolicyAt(tx, tenantId, nowMs);
  return inForce?.body.weightsBp ?? DEFAULT_WEIGHTS_BP;
}
