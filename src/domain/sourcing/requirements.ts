import type { Requisition, WishName } from '#contracts/procurement.ts';
import type { Relaxation } from '#contracts/supplier.ts';
import { daysUntil } from '../days.ts';
import type { Prospect } from './prospect.ts';

/** Why a supplier can never serve, by hard requirement; empty = it can. Nothing relaxes these. */
export function hardFailures(requisition: Requisition, prospect: Prospect): string[] {
  const failures: string[] = [];
  if (prospect.status !== 'active') failures.push(`supplier is ${prospect.status}`);
  if (requisition.excludedSupplierIds.includes(prospect.supplierId))
    failures.push('excluded by the buyer');
  if (prospect.entries.length === 0) failures.push('carries no line with what it must have');
  const late = prospect.entries.filter((it) => it.leadTimeDays > daysLeft(requisition));
  if (requisition.urgency === 'critical' && late.length === prospect.entries.length) {
    failures.push('cannot deliver by the need-by date');
  }
  return failures;
}

const daysLeft = (requisition: Requisition) =>
  daysUntil(requisition.needBy, requisition.openedAtMs);

/** Keeps the entries of a supplier that have all that their line must have. */
export function withRequiredFeatures(requisition: Requisition, prospect: Prospect): Prospect {
  const held = validCertificates(prospect, requisition.openedAtMs);
  const entries = prospect.entries.filter((entry) => {
    const line = requisition.lines.find((it) => it.lineNo === entry.lineNo);
    const has = [...held, ...entry.features].map((it) => it.toLowerCase());
    return line?.mustHave.every((it) => has.includes(it.toLowerCase())) ?? false;
  });
  return { ...prospect, entries };
}

export const validCertificates = (prospect: Prospect, nowMs: number): string[] =>
  prospect.certificates
    .filter((it) => it.validTo === null || Date.parse(it.validTo) >= nowMs)
    .map((it) => it.name);

/** Each wish as a yes-or-no question about a supplier; a wish not made is always met. */
const wishes: Readonly<Record<WishName, (r: Requisition, p: Prospect) => boolean>> = {
  countries: ({ wishes: { countries } }, p) =>
    countries === undefined || (p.country !== null && countries.includes(p.country)),
  certificates: ({ wishes: { certificates }, openedAtMs }, p) =>
    (certificates ?? []).every((it) => validCertificates(p, openedAtMs).includes(it)),
  leadTimeDaysMax: ({ wishes: { leadTimeDaysMax } }, p) =>
    leadTimeDaysMax === undefined || p.entries.some((it) => it.leadTimeDays <= leadTimeDaysMax),
  warrantyMonthsMin: ({ wishes: { warrantyMonthsMin } }, p) =>
    warrantyMonthsMin === undefined ||
    p.entries.some((it) => it.warrantyMonths >= warrantyMonthsMin),
  incoterms: ({ wishes: { incoterms } }, p) =>
    incoterms === undefined || incoterms.some((it) => it === p.incoterm),
  onTimeBpMin: ({ wishes: { onTimeBpMin } }, p) =>
    onTimeBpMin === undefined || (p.onTimeBp !== null && p.onTimeBp >= onTimeBpMin),
};

const wishNames = Object.keys(wishes) as WishName[];

/** The wishes a supplier does not meet, of those not relaxed. */
export function unmetWishes(
  requisition: Requisition,
  prospect: Prospect,
  relaxed: readonly WishName[],
): WishName[] {
  return wishNames.filter((it) => !relaxed.includes(it) && !wishes[it](requisition, prospect));
}

/**
 * For each wish that keeps somebody out: how many it keeps out, and how many would come in if it
 * alone were given up. Most helpful first.
 */
export function relaxationsOf(unmet: readonly WishName[][]): Relaxation[] {
  return wishNames
    .map((wish) => ({
      wish,
      excludedCount: unmet.filter((it) => it.includes(wish)).length,
      bringsCount: unmet.filter((it) => it.length === 1 && it[0] === wish).length,
    }))
    .filter((it) => it.excludedCount > 0)
    .toSorted((a, b) => b.bringsCount - a.bringsCount || b.excludedCount - a.excludedCount);
}
