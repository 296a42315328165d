import type { Requisition, WishName } from '#contracts/procurement.ts';
import type { Relaxation } from '#contracts/supplier.ts';
import type { Certificate } from '../compliance/facts.ts';
import { hasEnded, holds } from '../compliance/papers.ts';
import { daysUntil } from '../days.ts';
import type { Prospect } from './prospect.ts';

type Entry = Prospect['entries'][number];

/** Why a supplier can never serve, by hard requirement; empty = it can. Nothing relaxes these. */
export function hardRequirementFailures(requisition: Requisition, prospect: Prospect): string[] {
  const failures: string[] = [];
  if (prospect.status !== 'active') failures.push(`supplier is ${prospect.status}`);
  if (requisition.excludedSupplierIds.includes(prospect.supplierId))
    failures.push('excluded by the buyer');
  if (ableEntries(requisition, prospect).length > 0) return failures;
  const lacking = prospect.entries.flatMap((it) => entryFailures(requisition, prospect, it));
  return [...failures, ...(lacking.length === 0 ? ['carries no line'] : new Set(lacking))];
}

/** The supplier with only those entries that meet every hard requirement of their line. */
export const withAbleEntries = (requisition: Requisition, prospect: Prospect): Prospect => ({
  ...prospect,
  entries: ableEntries(requisition, prospect),
});

const ableEntries = (requisition: Requisition, prospect: Prospect): Entry[] =>
  prospect.entries.filter((it) => entryFailures(requisition, prospect, it).length === 0);

function entryFailures(requisition: Requisition, prospect: Prospect, entry: Entry): string[] {
  return [
    ...missingMustHaves(requisition, prospect, entry).map((it) => `lacks ${it}`),
    ...(isTooLate(requisition, entry) ? ['cannot deliver by the need-by date'] : []),
  ];
}

/** A certificate that ended longer ago is none; a later one can be renewed while the case is open. */
const RENEWABLE_DAYS_MAX = 180;

/**
 * What the line of an entry demands and neither its supplier nor the item itself has. A certificate
 * that ended lately keeps nobody out here: compliance gives its holder time to renew it.
 */
export function missingMustHaves(
  requisition: Requisition,
  prospect: Prospect,
  entry: Entry,
): string[] {
  const { openedAtMs } = requisition;
  const held = prospect.certificates.filter(
    (it) => holds(it, openedAtMs) || isRenewable(it, openedAtMs),
  );
  return lackingOf(
    requisition,
    entry,
    held.map((it) => it.name),
  );
}

/** Whether a supplier could serve a line only with a certificate that it has to renew first. */
export const hasToRenew = (requisition: Requisition, prospect: Prospect): boolean =>
  prospect.entries.every(
    (it) =>
      lackingOf(requisition, it, validCertificates(prospect, requisition.openedAtMs)).length > 0,
  );

function lackingOf({ lines }: Requisition, entry: Entry, held: readonly string[]): string[] {
  const line = lines.find((it) => it.lineNo === entry.lineNo);
  return (line?.mustHave ?? []).filter((it) => !includesText([...held, ...entry.features], it));
}

/** Only a critical need makes lateness fatal; otherwise it is a factor that everybody can see. */
export const isTooLate = ({ urgency, needBy, openedAtMs }: Requisition, entry: Entry): boolean =>
  urgency === 'critical' && entry.leadTimeDays > daysUntil(needBy, openedAtMs);

/** Names of the certificates that hold on the day of `nowMs`, first and last day included. */
export const validCertificates = (prospect: Prospect, nowMs: number): string[] =>
  prospect.certificates.filter((it) => holds(it, nowMs)).map((it) => it.name);

const isRenewable = (it: Certificate, nowMs: number): boolean =>
  it.validTo !== null && hasEnded(it, nowMs) && daysUntil(it.validTo, nowMs) >= -RENEWABLE_DAYS_MAX;

const includesText = (texts: readonly string[], wanted: string): boolean =>
  texts.some((it) => it.toLowerCase() === wanted.toLowerCase());

type Wish = (requisition: Requisition, prospect: Prospect, entry: Entry) => boolean;

/** Each wish as a question about one entry of a supplier; a wish not made is always met. */
const wishes: Readonly<Record<WishName, Wish>> = {
  countries: ({ wishes: { countries } }, { country }) =>
    countries === undefined || (country !== null && countries.includes(country)),
  certificates: ({ wishes: { certificates = [] }, openedAtMs }, prospect) =>
    certificates.every((it) => includesText(validCertificates(prospect, openedAtMs), it)),
  leadTimeDaysMax: ({ wishes: { leadTimeDaysMax } }, _prospect, entry) =>
    leadTimeDaysMax === undefined || entry.leadTimeDays <= leadTimeDaysMax,
  warrantyMonthsMin: ({ wishes: { warrantyMonthsMin } }, _prospect, entry) =>
    warrantyMonthsMin === undefined || entry.warrantyMonths >= warrantyMonthsMin,
  incoterms: ({ wishes: { incoterms } }, { incoterm }) =>
    incoterms === undefined || incoterms.some((it) => it === incoterm),
  onTimeBpMin: ({ wishes: { onTimeBpMin } }, { onTimeBp }) =>
    onTimeBpMin === undefined || (onTimeBp !== null && onTimeBp >= onTimeBpMin),
};

const wishNames = Object.keys(wishes) as WishName[];

/** Wishes, without those given up, that an entry of a supplier does not meet. */
export const unmetWishes = (
  requisition: Requisition,
  prospect: Prospect,
  entry: Entry,
  relaxed: readonly WishName[],
): WishName[] =>
  wishNames.filter((it) => !relaxed.includes(it) && !wishes[it](requisition, prospect, entry));

/** The supplier with only those entries that meet every wish not given up; none = it fails. */
export function withWishedEntries(
  requisition: Requisition,
  prospect: Prospect,
  relaxed: readonly WishName[],
): Prospect {
  const entries = prospect.entries.filter(
    (it) => unmetWishes(requisition, prospect, it, relaxed).length === 0,
  );
  return { ...prospect, entries };
}

/**
 * For each wish that keeps somebody out: how many fail it, and how many would come in if it alone
 * were given up. Most helpful first.
 * @param able suppliers that meet every hard requirement, with only the entries that do
 */
export function relaxationsOf(
  requisition: Requisition,
  able: readonly Prospect[],
  relaxed: readonly WishName[],
): Relaxation[] {
  const fits = (prospect: Prospect, without: readonly WishName[]) =>
    withWishedEntries(requisition, prospect, without).entries.length > 0;
  const out = able.filter((it) => !fits(it, relaxed));
  return wishNames
    .filter((it) => !relaxed.includes(it))
    .map((wish) => ({
      wish,
      excludedCount: able.filter((it) => it.entries.every((e) => !wishes[wish](requisition, it, e)))
        .length,
      bringsCount: out.filter((it) => fits(it, [...relaxed, wish])).length,
    }))
    .filter((it) => it.excludedCount > 0 || it.bringsCount > 0)
    .toSorted((a, b) => b.bringsCount - a.bringsCount || b.excludedCount - a.excludedCount);
}
