import type { Observation } from '#contracts/observations.ts';
import { isoDayOf } from '../../days.ts';

/** Where observations come from that our own cases reported; others come from files. */
export const CASE_SOURCE = 'case';

/** A chain of reports of one thing, without the revision that its ids end in. */
export const chainOf = (observationId: string): string =>
  observationId.slice(0, observationId.lastIndexOf('/'));

/** The place of a report in its chain, from 1; the highest counts. */
export const revisionOf = (observationId: string): number =>
  Number(observationId.slice(observationId.lastIndexOf('/') + 1));

/**
 * What is counted together with it. Deliveries and prices, which others tell us, by supplier and day:
 * the day itself in files, the day of the report in cases, where somebody may report many at once.
 * What our own agents did counts for itself.
 */
export function bucketOf(it: Observation): string {
  const told = it.kind === 'delivery' || it.kind === 'price';
  if (!told || it.supplierId === null) return chainOf(it.observationId);
  const atMs = it.source === CASE_SOURCE ? it.recordedAtMs : it.occurredAtMs;
  return `${it.supplierId} ${isoDayOf(atMs)}`;
}

/** Of each chain the report with the highest revision, whatever the order they came in. */
export function counting<T extends { observationId: string }>(observations: readonly T[]): T[] {
  const last = new Map<string, T>();
  for (const it of observations) {
    const chain = chainOf(it.observationId);
    const other = last.get(chain);
    if (other === undefined || revisionOf(it.observationId) > revisionOf(other.observationId)) {
      last.set(chain, it);
    }
  }
  return [...last.values()];
}
