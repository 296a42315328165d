import type { CaseDetail } from '../../client/types.ts';

/** An open case about a machine for 1,000.00 USD. */
export function aCase(parts: Partial<CaseDetail> = {}): CaseDetail {
  const requisition = {
    budgetMinor: 1_000_00,
    needBy: '2027-06-30',
    wishes: { leadTimeDaysMax: 40 },
    prioritiesBp: { price: 4_000, delivery: 2_500, quality: 2_000, risk: 1_500 },
  };
  return {
    caseId: 'c1',
    title: 'A machine',
    stage: 'negotiating',
    sentence: 'Negotiating with 2 suppliers.',
    outcome: null,
    budgetMinor: requisition.budgetMinor,
    currency: 'USD',
    needBy: requisition.needBy,
    urgency: 'medium',
    openedBy: 'k1',
    openedAtMs: 0,
    updatedAtMs: 0,
    closedAtMs: null,
    // Only what pages read of it.
    brief: { requisition } as CaseDetail['brief'],
    summary: null,
    award: null,
    check: null,
    lastEventSequence: 0,
    ...parts,
  };
}
