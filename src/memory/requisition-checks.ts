import type { RequisitionCheck } from '#contracts/requisition-check.ts';
import type { Transaction } from './database.ts';
import { storableJson } from './storable-json.ts';

/** Keeps what the rules said of the request that a case was opened with. */
export async function keepCheck(
  tx: Transaction,
  place: { tenantId: string; caseId: string },
  check: RequisitionCheck,
): Promise<void> {
  const findings = JSON.parse(storableJson(check)) as object;
  await tx.requisitionCheck.create({ data: { ...place, findings } });
}

/** Null for a case that was opened unchecked. */
export async function findCheck(
  tx: Transaction,
  place: { tenantId: string; caseId: string },
): Promise<RequisitionCheck | null> {
  const row = await tx.requisitionCheck.findUnique({ where: { tenantId_caseId: place } });
  return (row?.findings ?? null) as unknown as RequisitionCheck | null;
}
