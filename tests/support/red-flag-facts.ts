import type { CaseFacts } from '#domain/red-flags/case-facts.ts';

const DAY_MS = 86_400_000;

/** A case of ada that was awarded to `win` at 100.00 USD by policy and raises no flag. */
export const aCaseFacts = (parts: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId: 'c1',
  openedBy: 'ada',
  openedAtMs: 0,
  currency: 'USD',
  items: ['glove'],
  categoryCodes: ['18424300'],
  autoApproveMinor: 1_000_000,
  award: {
    approvedBy: 'policy p1',
    approvalId: null,
    awardedAtMs: DAY_MS,
    lines: [{ lineNo: 1, supplierId: 'win', unitPriceMinor: 100 }],
    mandates: [
      {
        supplierId: 'win',
        deadlineMs: 10 * DAY_MS,
        lines: [{ lineNo: 1, targetUnitPriceMinor: 80, walkAwayUnitPriceMinor: 120 }],
      },
    ],
  },
  bids: {
    caseId: parts.caseId ?? 'c1',
    currency: 'USD',
    winners: [{ supplierId: 'win', supplierName: 'WIN' }],
    totalMinor: 10_000,
    isWhole: true,
    valid: [
      { supplierId: 'win', supplierName: 'WIN', totalMinor: 10_000 },
      { supplierId: 'second', supplierName: 'SECOND', totalMinor: 10_600 },
    ],
    disqualified: [],
    listed: [],
    pastGaps: null,
  },
  quotes: [],
  lastOffers: [],
  asks: [],
  answers: [],
  verdicts: [],
  ...parts,
});
