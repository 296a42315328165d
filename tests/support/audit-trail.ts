import type { Database } from '#memory/database.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { aProposal } from './case-builders.ts';
import { aDecision, aRecord, aTurn, anEnvelope, anOpenCase } from './memory-builders.ts';
import { aMandate } from './talk-builders.ts';

const clearance = (supplierId: string) =>
  aRecord({
    kind: 'clearance',
    assessment: {
      supplierId,
      supplierName: supplierId,
      riskBp: 2_000,
      coverageBp: 9_000,
      confidenceBp: 8_000,
      factors: [],
      hardStops: [],
    },
    verdict: 'auto_approve',
    conditions: [],
    because: ['low risk'],
    alternatives: [],
    approveUpToBp: 3_500,
    validUntilMs: 1_900_000_000_000,
    decidedBy: 'compliance',
  });

export const anApproval = (approvalId: string) =>
  aRecord({
    kind: 'approval',
    approval: {
      approvalId,
      about: 'award',
      question: 'Award?',
      shown: { totalMinor: 1 },
      amountMinor: 1,
      currency: 'USD',
      expiresAtMs: 1_900_000_000_000,
      ifSilent: 'The case closes.',
    },
  });

/** A case with two decisions, a clearance, a mandate, an approval, a person's command, an award. */
export async function aTrail(database: Database): Promise<{ tenantId: string; caseId: string }> {
  const log = createCaseLog(database);
  const at = await anOpenCase(database);
  const { caseId } = at;
  await log.append(aTurn(at, { decisions: [aDecision({ id: `${caseId}/d1` })] }));
  await log.append(
    aTurn(at, {
      decisions: [aDecision({ id: `${caseId}/d2` })],
      records: [clearance('alpha'), aRecord({ kind: 'mandates', mandates: [aMandate()] })],
    }),
  );
  await log.append(aTurn(at, { records: [anApproval(`${caseId}-1`)] }));
  const command = anEnvelope(at, { from: 'person:anna', topic: 'command.pause' });
  await log.append(aTurn(at, { envelopes: [command] }));
  const closed = {
    kind: 'approval_closed',
    approvalId: `${caseId}-1`,
    status: 'approved',
    decidedBy: 'anna',
    comment: 'fine',
  } as const;
  await log.append(aTurn(at, { records: [aRecord(closed)] }));
  const award = { kind: 'award', proposal: aProposal(), approvedBy: 'anna' } as const;
  await log.append(aTurn(at, { records: [aRecord(award)] }));
  await log.append(
    aTurn(at, { records: [aRecord({ kind: 'closed', outcome: 'awarded', summary: ['done'] })] }),
  );
  return at;
}
