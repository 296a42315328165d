import type { Requisition, RequisitionLine } from '#contracts/procurement.ts';
import type { Agreement, AgreementAdvice } from '#contracts/sourcing-facts.ts';
import { isoDayOf } from '../days.ts';
import { showMoney } from '../money.ts';
import type { Prospect } from './prospect.ts';

/** Units that may still be called; null = no limit. */
export const quantityLeft = ({ quantityMax, quantityCalled }: Agreement): number | null =>
  quantityMax === null ? null : Math.max(0, quantityMax - quantityCalled);

/** Whether an agreement holds on an ISO day, the first and the last one included. */
const isOpenOn = ({ validFrom, validTo }: Agreement, day: string): boolean =>
  validFrom <= day && day <= validTo;

/**
 * What each open agreement means for the lines of a case, cheapest first per line. A line that asks
 * for more units than are left is not called in part: its price holds for whole lines alone.
 */
export function agreementAdvice(
  requisition: Pick<Requisition, 'currency' | 'openedAtMs'> & {
    lines: readonly Pick<RequisitionLine, 'lineNo' | 'itemId' | 'quantity'>[];
  },
  agreements: readonly Agreement[],
): AgreementAdvice[] {
  const today = isoDayOf(requisition.openedAtMs);
  return requisition.lines.flatMap((line) =>
    agreements
      .filter((it) => it.itemId === line.itemId && it.currency === requisition.currency)
      .filter((it) => isOpenOn(it, today))
      .toSorted(
        (a, b) => a.unitPriceMinor - b.unitPriceMinor || (a.agreementId < b.agreementId ? -1 : 1),
      )
      .map((it) => adviceOf(line, it)),
  );
}

function adviceOf(
  { lineNo, quantity }: Pick<RequisitionLine, 'lineNo' | 'quantity'>,
  agreement: Agreement,
): AgreementAdvice {
  const { agreementId, supplierId, unitPriceMinor, currency, validTo, quantityMax } = agreement;
  const left = quantityLeft(agreement);
  const covers = left === null || left >= quantity;
  const price = `${agreementId} with ${supplierId}: ${showMoney(unitPriceMinor, currency)} until ${validTo}`;
  const because =
    left === null
      ? `${price}, no limit of quantity`
      : covers
        ? `${price}, ${left} of ${quantityMax} units left`
        : `${price}, but only ${left} of ${quantityMax} units are left, ${quantity} are wanted`;
  return { lineNo, agreementId, supplierId, unitPriceMinor, quantityLeft: left, covers, because };
}

/**
 * Suppliers with the prices of their open agreements in the place of list prices, where an agreement
 * covers the whole line. Incoterm and lead time are those of the agreement where it names them.
 */
export function atAgreementPrices(
  prospects: readonly Prospect[],
  advice: readonly AgreementAdvice[],
  agreements: readonly Agreement[],
): Prospect[] {
  const calls = advice.filter((it) => it.covers);
  if (calls.length === 0) return [...prospects];
  return prospects.map((prospect) => {
    const own = calls.filter((it) => it.supplierId === prospect.supplierId);
    if (own.length === 0) return prospect;
    const terms = (agreementId: string, itemId: string) =>
      agreements.find((it) => it.agreementId === agreementId && it.itemId === itemId);
    const entries = prospect.entries.map((entry): Prospect['entries'][number] => {
      const call = own.find((it) => it.lineNo === entry.lineNo);
      const agreed = call === undefined ? undefined : terms(call.agreementId, entry.itemId);
      return agreed === undefined
        ? entry
        : {
            ...entry,
            unitPriceMinor: agreed.unitPriceMinor,
            leadTimeDays: agreed.leadTimeDays ?? entry.leadTimeDays,
            agreementId: agreed.agreementId,
          };
    });
    const incoterm = entries
      .flatMap((it) => (it.agreementId === undefined ? [] : [terms(it.agreementId, it.itemId)]))
      .find((it) => it?.incoterm != null)?.incoterm;
    return { ...prospect, incoterm: incoterm ?? prospect.incoterm, entries };
  });
}
