import type { CaseEvent } from '../../live/case-stream.ts';

type Kind = CaseEvent['kind'];

/** Parts of a case that are read beside its stream, by the name they are kept under. */
const madeOld: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  message: ['agents', 'trace'],
  decision: ['decisions'],
  offers: ['offers', 'comparison'],
  mandates: ['mandates', 'comparison'],
  talks: ['talks'],
  clearance: ['clearances', 'comparison'],
  approval_steps: ['approvals'],
};
const KNOWN = new Set(Object.values(madeOld).flat());
const EVERYTHING: ReadonlySet<Kind> = new Set<Kind>([
  'approval',
  'approval_closed',
  'award',
  'closed',
]);
/** What the stream itself tells is never read anew. */
const STREAMED = new Set(['messages']);

/**
 * Whether a part of the case is old after events of these kinds. Parts that no kind is known to
 * change are read anew with each step of the case.
 */
export function isMadeOld(part: string, kinds: ReadonlySet<Kind>): boolean {
  if (STREAMED.has(part)) return false;
  if ([...kinds].some((it) => EVERYTHING.has(it))) return true;
  if ([...kinds].some((it) => madeOld[it]?.includes(part))) return true;
  return !KNOWN.has(part) && kinds.has('stage');
}
