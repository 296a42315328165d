import type { Requisition } from '#contracts/procurement.ts';
import type { ThresholdMove } from '#contracts/risk-policy.ts';
import { isoDayOf } from '#domain/days.ts';
import { adaptThreshold } from '#domain/compliance/policy/adapt-threshold.ts';
import type { ClearedResult } from '#domain/compliance/policy/adapt-threshold.ts';
import type { InForce, Moved } from '#domain/compliance/policy/pinned-risk.ts';
import type { Database, Transaction } from './database.ts';

/** Results before that speak of other suppliers. */
const RESULT_DAYS = 365;
const RESULTS_MAX = 5_000;
const MOVES_MAX = 200;

/**
 * Where measured results put the approval threshold of a policy: moved now when there is reason to,
 * once a day at the most, and logged; else as it was last. Null = as the policy says.
 */
export function adaptedThreshold(
  database: Database,
  tenantId: string,
  { version, body }: InForce,
  nowMs: number,
): Promise<Moved | null> {
  const { adaptation } = body;
  if (adaptation === null) return Promise.resolve(null);
  return database.inTenant(tenantId, async (tx) => {
    const last = await lastMove(tx, tenantId, version);
    const today = isoDayOf(nowMs);
    if (last !== null && last.movedOn >= today) return last;
    const fromBp = last?.toBp ?? body.approveUpToBp;
    const results = await clearedResults(tx, tenantId, nowMs);
    const step = adaptThreshold(fromBp, body.approveBandBp, adaptation, results);
    if (step.toBp === fromBp) return last;
    // Of two cases that are opened at once one moves it; the key allows one move a day.
    await tx.thresholdMove.createMany({
      data: [{ tenantId, policyVersion: version, movedOn: new Date(today), fromBp, ...step }],
      skipDuplicates: true,
    });
    return lastMove(tx, tenantId, version);
  });
}

async function lastMove(
  tx: Transaction,
  tenantId: string,
  policyVersion: number,
): Promise<(Moved & { movedOn: string }) | null> {
  const row = await tx.thresholdMove.findFirst({
    where: { tenantId, policyVersion },
    orderBy: { movedOn: 'desc' },
  });
  return row === null
    ? null
    : { toBp: row.toBp, because: row.because, movedOn: isoDayOf(row.movedOn.getTime()) };
}

/** Every move, the latest first. */
export function listThresholdMoves(database: Database, tenantId: string): Promise<ThresholdMove[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.thresholdMove.findMany({
      where: { tenantId },
      orderBy: [{ movedAt: 'desc' }, { policyVersion: 'desc' }],
      take: MOVES_MAX,
    });
    return rows.map((it) => ({
      policyVersion: it.policyVersion,
      movedOn: isoDayOf(it.movedOn.getTime()),
      fromBp: it.fromBp,
      toBp: it.toBp,
      because: it.because,
      sample: it.sample as ThresholdMove['sample'],
    }));
  });
}

/** CPV codes of what a requisition asks for: said in its lines, else those of its items. */
export function cpvCodes(
  database: Database,
  { tenantId, lines }: Pick<Requisition, 'tenantId' | 'lines'>,
): Promise<string[]> {
  const said = lines.flatMap(({ classification: it }) =>
    it !== null && it.scheme === 'CPV' ? [it.id] : [],
  );
  const itemIds = lines.flatMap(({ classification, itemId }) =>
    classification === null && itemId !== null ? [itemId] : [],
  );
  return database.inTenant(tenantId, async (tx) => {
    const items = await tx.item.findMany({
      where: { tenantId, itemId: { in: itemIds }, classificationScheme: 'CPV' },
      select: { classificationId: true },
    });
    const known = items.flatMap((it) =>
      it.classificationId === null ? [] : [it.classificationId],
    );
    return [...new Set([...said, ...known])];
  });
}

/**
 * What became of clearances: goods late or rejected are bad, else what a person said of the supplier.
 * Who was cleared by the rules and has delivered nothing yet is no result.
 */
function clearedResults(
  tx: Transaction,
  tenantId: string,
  nowMs: number,
): Promise<ClearedResult[]> {
  return tx.$queryRaw<ClearedResult[]>`
    with latest as (
      select distinct on (case_id, supplier_id) case_id, supplier_id, verdict, decided_by,
        decided_at, coalesce((assessment->>'riskUpToBp')::integer, risk_bp) as risk_bp
      from clearances
      where tenant_id = ${tenantId} and risk_bp is not null
        and decided_at > to_timestamp(${nowMs}::float8 / 1000) - make_interval(days => ${RESULT_DAYS})
      order by case_id, supplier_id, decided_at desc, id desc
    )
    select l.risk_bp as "riskBp", coalesce(d.bad, l.verdict = 'refusal') as "isBad",
      l.decided_by <> 'compliance' as "byPerson"
    from latest l cross join lateral (
      select bool_or(coalesce(o.received_on > o.promised_on, false)
        or coalesce(o.rejected_quantity, 0) > 0) as bad
      from outcomes o
      where o.tenant_id = ${tenantId} and o.case_id = l.case_id and o.supplier_id = l.supplier_id
        and o.received_on is not null) d
    where d.bad is not null or l.decided_by <> 'compliance'
    order by l.decided_at desc limit ${RESULTS_MAX}`;
}
