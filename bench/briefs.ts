import { readFile } from 'node:fs/promises';
import type { CaseBrief } from '#contracts/messages.ts';
import type { Timing } from '#contracts/procurement.ts';
import type { Stand } from './stand.ts';

const ITEM_ID = 'pump-7500';
const DAY_MS = 86_400_000;

/** Suppliers answer at once; a question to a person runs out after a day. */
export const benchTiming: Timing = {
  peerReminderMs: 60_000,
  peerTimeoutMs: 300_000,
  approvalTimeoutMs: 86_400_000,
  caseDeadlineMs: 7 * 86_400_000,
  replyDelayMs: 0,
};

/** A case to be run: ten pumps, three suppliers that carry them, no waiting anywhere. */
function briefOf(caseId: string, seed: number): CaseBrief {
  const nowMs = Date.now();
  return {
    requisition: {
      caseId,
      tenantId: `bench-${caseId}`,
      title: 'Pumps for line 4',
      requestedBy: 'bench',
      lines: [
        {
          lineNo: 1,
          itemId: ITEM_ID,
          description: 'Centrifugal pump 7.5 kW',
          classification: null,
          quantity: 10,
          unitCode: 'C62',
          mustHave: [],
        },
      ],
      budgetMinor: 3_200_000,
      currency: 'USD',
      needBy: new Date(nowMs + 60 * DAY_MS).toISOString().slice(0, 10),
      urgency: 'medium',
      prioritiesBp: { price: 4_000, delivery: 2_000, quality: 2_000, risk: 2_000 },
      wishes: {},
      preferredSupplierIds: [],
      excludedSupplierIds: [],
      partialAllowed: true,
      seed,
      repeatable: false,
      openedAtMs: nowMs,
    },
    policy: {
      version: 'bench-1',
      autoApproveAwardMinor: 100_000_000,
      shortlistMin: 3,
      shortlistMax: 3,
      risk: {
        approveUpToBp: 5_000,
        conditionUpToBp: 6_500,
        refuseAboveBp: 8_000,
        approveBandBp: { min: 4_000, max: 6_000 },
        coverageMinBp: 3_000,
        clearanceValidDays: 90,
      },
      negotiation: {
        roundsMax: 6,
        paymentDaysMin: 14,
        targetSavingsBp: 800,
        prepaymentBpMax: 3_000,
      },
      recovery: { widenMax: 1, adjustMax: 1, retryMax: 1, alternativesMax: 1, totalMax: 3 },
    },
    timing: benchTiming,
  };
}

let cases = 0;

/** Puts the tenants, suppliers and rows of so many cases into the database; runs none of them. */
export async function openCases(stand: Stand, kind: string, count: number): Promise<CaseBrief[]> {
  // The same seeds in the same order for every kind, so that all of them meet the same suppliers.
  const briefs = Array.from({ length: count }, (_, n) => briefOf(`${kind}-${(cases += 1)}`, n + 1));
  const sql = await readFile(new URL('./seed.sql', import.meta.url), 'utf8');
  await stand.database.query(sql, [briefs.map((it) => JSON.stringify(it)), ITEM_ID]);
  return briefs;
}
