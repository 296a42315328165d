import type { Incoterm, PrioritiesBp, Urgency } from '#contracts/procurement.ts';
import type { Amount } from './reading/amounts.ts';
import { readAmounts } from './reading/amounts.ts';
import type { NamedDay, NeedBy } from './reading/dates.ts';
import { readNeedBy } from './reading/dates.ts';
import type { LineWish } from './reading/lines.ts';
import { readLines } from './reading/lines.ts';
import type { Mention, Span } from './reading/mention.ts';
import { overlaps } from './reading/mention.ts';
import {
  readCertificates,
  readCostCentre,
  readIncoterms,
  readPayment,
  readPlace,
  readSubject,
  readWarranty,
} from './reading/terms.ts';
import { readPartial, readPriorities, readSuppliers, readUrgency } from './reading/wishes.ts';

/** What a text says of a request, each with the words it was read from. */
export type Reading = {
  subject: Mention<string> | null;
  lines: Mention<LineWish>[];
  amounts: Mention<Amount>[];
  /** The first is the one that counts. */
  needBy: Mention<NeedBy>[];
  urgency: Mention<Urgency> | null;
  priorities: Mention<keyof PrioritiesBp>[];
  warranty: Mention<number> | null;
  certificates: Mention<{ name: string; must: boolean }>[];
  incoterms: Mention<Incoterm>[];
  partial: Mention<boolean> | null;
  costCentre: Mention<string> | null;
  place: Mention<string> | null;
  suppliers: Mention<{ name: string; wish: 'preferred' | 'excluded' }>[];
};

/**
 * Reads a request in plain words. The same text, days and day give the same reading; words count
 * once, so that a warranty is not taken for a date and a price is not taken for a quantity.
 * @param days that a reader of dates found in the text
 * @param today ISO 8601
 */
export function readRequest(text: string, days: readonly NamedDay[], today: string): Reading {
  const [subject = null] = readSubject(text);
  const [warranty = null] = readWarranty(text);
  const [costCentre = null] = readCostCentre(text);
  const certificates = readCertificates(text);
  const incoterms = readIncoterms(text) as Mention<Incoterm>[];
  const terms: Span[] = [
    ...compact([warranty, costCentre]),
    ...certificates,
    ...incoterms,
    ...readPayment(text),
  ];
  const amounts = readAmounts(text, terms);
  const needBy = readNeedBy(text, days, [...terms, ...amounts], today);
  const [place = null] = readPlace(text, [...terms, ...amounts, ...needBy].toSorted(byStart));
  // Of days that are bought, such as "10 days of training", only the thing is left.
  const dates = days.filter(
    (it) => needBy.some((one) => overlaps(one, it)) || !/^\s+of\b/.test(text.slice(it.end)),
  );
  const taken = [...terms, ...amounts, ...dates, ...compact([place])].toSorted(byStart);
  const body = subject === null ? taken : [...taken, subject];
  const lines = readLines(text, body);
  return {
    subject,
    // A subject that is all there is names the thing.
    lines: lines.length === 0 && subject !== null ? readLines(text, taken) : lines,
    amounts,
    needBy,
    urgency: readUrgency(text),
    priorities: readPriorities(text),
    warranty,
    certificates,
    incoterms,
    partial: readPartial(text),
    costCentre,
    place,
    suppliers: readSuppliers(text),
  };
}

const byStart = (a: Span, b: Span): number => a.start - b.start;
const compact = <T>(its: readonly (T | null)[]): T[] => its.flatMap((it) => it ?? []);
