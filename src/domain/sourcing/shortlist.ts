import type { Requisition } from '#contracts/procurement.ts';
import type { Candidate } from '#contracts/supplier.ts';

/** The best server of each line, a supplier once. */
export function bestOfLines(requisition: Requisition, ranked: readonly Candidate[]): Candidate[] {
  const serves = (candidate: Candidate, lineNo: number) =>
    candidate.lines.some((it) => it.lineNo === lineNo);
  const best = requisition.lines.flatMap((line) =>
    ranked.filter((it) => serves(it, line.lineNo)).slice(0, 1),
  );
  return [...new Set(best)];
}

/**
 * The best, at most `most`; the best server of each line is kept, so that none is left without, and
 * then those that keep a seat in any case.
 */
export function cutToShortlist(
  requisition: Requisition,
  ranked: readonly Candidate[],
  isKept: (candidate: Candidate) => boolean,
  most: number,
): Candidate[] {
  const inOrder = [...bestOfLines(requisition, ranked), ...ranked.filter(isKept), ...ranked];
  const chosen = new Set([...new Set(inOrder)].slice(0, most));
  return ranked.filter((it) => chosen.has(it));
}
