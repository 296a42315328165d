import type { Requisition } from '#contracts/procurement.ts';
import type { SupplierMatch } from '#ports/supplier-directory.ts';
import type { Transaction } from '../database.ts';
import { findEntries } from './find-entries.ts';
import type { Correction, EntryRequest, FoundEntry } from './request.ts';

/** A catalogue entry that could serve a line of a requisition. */
export type LineEntry = SupplierMatch['entries'][number] & { supplierId: string };

type Line = Omit<Requisition['lines'][number], 'quantity' | 'mustHave'>;

/** The nearest entries for a line, and the words that were corrected to find them. */
export type LineFound = { lineNo: number; entries: FoundEntry[]; corrections: Correction[] };

/** Entries less near than this share of the nearest one are of other items. */
const AS_NEAR_BP = 8_000;
const WHOLE_BP = 10_000;
const ENTRIES_PER_LINE_MAX = 200;

/** Entries for every line, in the requisition's currency and the line's unit, nearest first. */
export async function entriesOfLines(
  tx: Transaction,
  { tenantId, currency, lines }: Requisition,
): Promise<LineEntry[]> {
  const found = await nearestOfLines(tx, tenantId, lines, currency);
  return found.flatMap((it) => it.entries.map(toLineEntry));
}

/**
 * What the catalogue has for every line, in the order of the lines.
 * @param currency and the unit of the line bound the search; null = neither does
 */
export async function nearestOfLines(
  tx: Transaction,
  tenantId: string,
  lines: readonly Line[],
  currency: string | null,
): Promise<LineFound[]> {
  const requests = lines.map((line) => toRequest(line, currency));
  const found = await findEntries(tx, tenantId, requests, ENTRIES_PER_LINE_MAX);
  return lines.map((line) => {
    const { entries = [], corrections = [] } = found.find((it) => it.no === line.lineNo) ?? {};
    return { lineNo: line.lineNo, entries: nearest(line, entries), corrections };
  });
}

const toRequest = (line: Line, currency: string | null): EntryRequest => ({
  no: line.lineNo,
  itemId: line.itemId,
  partNumber: null,
  text: line.description,
  filter: {
    ...(currency !== null && { currency, unitCode: line.unitCode }),
    ...(line.classification !== null &&
      line.itemId === null && { classification: line.classification }),
  },
  substitutesAllowed: line.substitutesAllowed !== false,
});

/**
 * The entries about as near to the line's words as the nearest one. Numbers tell items apart that
 * read alike (3 axes, 5 axes), so only those with most of the wanted ones count.
 */
function nearest(line: Line, entries: readonly FoundEntry[]): FoundEntry[] {
  const direct = entries.filter((it) => it.substituteFor === null);
  if (line.itemId !== null || direct.length === 0) return [...entries];
  const wanted = numbersIn(line.description);
  const numbersHeld = (it: FoundEntry) => {
    const held = numbersIn(it.itemDescription);
    return wanted.filter((number) => held.includes(number)).length;
  };
  const numbersMax = Math.max(...direct.map(numbersHeld));
  const alike = direct.filter((it) => numbersHeld(it) === numbersMax);
  const bestBp = Math.max(...alike.map((it) => it.matchBp));
  const near = alike.filter((it) => it.matchBp * WHOLE_BP >= bestBp * AS_NEAR_BP);
  const itemIds = new Set(near.map((it) => it.itemId));
  const standIns = entries.filter(
    (it) => it.substituteFor !== null && itemIds.has(it.substituteFor),
  );
  return [...near, ...standIns.filter((it) => !itemIds.has(it.itemId))];
}

const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

const toLineEntry = (it: FoundEntry): LineEntry => ({
  supplierId: it.supplierId,
  lineNo: it.no,
  itemId: it.itemId,
  itemDescription: it.itemDescription,
  features: it.features,
  unitPriceMinor: it.unitPriceMinor,
  currency: it.currency,
  leadTimeDays: it.leadTimeDays,
  minimumOrderQuantity: it.minimumOrderQuantity,
  capacityUnits: it.capacityUnits,
  warrantyMonths: it.warrantyMonths,
  substituteFor: it.substituteFor,
});
