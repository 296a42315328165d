import type { AwardLine, AwardProposal, Offer } from '#contracts/negotiation.ts';
import type { Requisition, Timing } from '#contracts/procurement.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openCase } from '#memory/cases.ts';
import type { Database, Transaction } from '#memory/database.ts';
import { setChannel } from '#memory/supplier-channels.ts';
import { aBrief, anOpening, aRecord, aTurn } from './memory-builders.ts';

export const anAwardLine = (parts: Partial<AwardLine> = {}): AwardLine => ({
  lineNo: 1,
  supplierId: 'acme',
  supplierName: 'Acme Cells',
  itemId: 'EQ-CELL-COMPACT',
  quantity: 10,
  unitPriceMinor: 1_000,
  leadTimeDays: 20,
  paymentDays: 30,
  warrantyMonths: 12,
  earlyPaymentDiscountBp: 0,
  volumeRebateBp: 0,
  incoterm: 'DAP',
  conditions: [],
  ...parts,
});

export function anAward(
  lines: AwardLine[],
  runnerUp: AwardProposal['runnerUp'] = null,
): AwardProposal {
  const totalMinor = lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
  return {
    currency: 'USD',
    lines,
    totalMinor,
    deliveryMinor: 0,
    savings: {
      baselineMinor: totalMinor,
      method: 'mean_of_quotes',
      sampleSize: 1,
      savedMinor: 0,
      savedBp: 0,
    },
    shortfall: [],
    runnerUp,
    mandates: [],
    because: ['the best value'],
  };
}

/** What a supplier offered for line 1, at first and at last. */
export const anOffer = (
  supplierId: string,
  round: number,
  unitPriceMinor: number,
  parts: Partial<Offer> = {},
): Offer => ({
  offerId: `${supplierId}-${round}-${Math.floor(unitPriceMinor)}`,
  supplierId,
  round,
  actor: 'supplier',
  move: round === 0 ? 'quote' : 'counter',
  terms: {
    lines: [{ lineNo: 1, quantity: 10, unitPriceMinor }],
    leadTimeDays: 20,
    paymentDays: 30,
    earlyPaymentDiscountBp: 0,
    warrantyMonths: 12,
    volumeRebateBp: 0,
    incoterm: 'DAP',
    prepaymentBp: 0,
  },
  totalMinor: 10 * unitPriceMinor,
  utilityBp: Math.max(0, 10_000 - unitPriceMinor),
  mandateVersion: 1,
  because: 'it was asked',
  text: '',
  atMs: Date.now() + round,
  ...parts,
});

/** A case that ended with an award, written as the supervisor's last turn writes it. */
export async function anAwardedCase(
  database: Database,
  tenantId: string,
  parts: {
    proposal?: AwardProposal;
    requisition?: Partial<Requisition>;
    timing?: Partial<Timing>;
    offers?: Offer[];
    openedBy?: string;
    /** What is there before the award. */
    before?: (tx: Transaction, at: { tenantId: string; caseId: string }) => Promise<unknown>;
  } = {},
): Promise<string> {
  const brief = aBrief(tenantId);
  const { caseId } = brief.requisition;
  const quantity = 10;
  const lines = brief.requisition.lines.map((it) => ({ ...it, quantity }));
  const opening = anOpening(
    {
      ...brief,
      requisition: { ...brief.requisition, lines, budgetMinor: 20_000, ...parts.requisition },
      timing: { ...brief.timing, ...parts.timing },
    },
    { openedBy: parts.openedBy ?? 'somebody' },
  );
  await openCase(database, opening);
  const log = createCaseLog(database);
  const { id } = opening.firstMessage;
  await log.markDelivered(tenantId, [{ id, delivery: 'delivered' }]);
  const { before } = parts;
  if (before !== undefined)
    await database.inTenant(tenantId, (tx) => before(tx, { tenantId, caseId }));
  const proposal = parts.proposal ?? anAward([anAwardLine()]);
  await log.append(
    aTurn(
      { tenantId, caseId },
      {
        agent: 'supervisor',
        records: [
          aRecord({ kind: 'offers', offers: parts.offers ?? [] }),
          aRecord({ kind: 'award', proposal, approvedBy: 'policy default-1' }),
          aRecord({ kind: 'closed', outcome: 'awarded', summary: ['Awarded.'] }),
        ],
      },
    ),
  );
  return caseId;
}

/** A supplier that answers only when somebody does it for it. */
export async function aPortalSupplier(
  database: Database,
  tenantId: string,
  supplierId: string,
): Promise<void> {
  await database.inTenant(tenantId, (tx) =>
    tx.supplier.create({ data: { tenantId, supplierId, legalName: supplierId } }),
  );
  await setChannel(database, tenantId, supplierId, { kind: 'portal', webhookUrl: null });
}
