import type { RedFlag } from '#contracts/red-flags.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Found } from './flag.ts';
import { lowestRefusedOften } from './lowest-refused-often.ts';
import { nearWalkAway } from './near-walk-away.ts';
import { oneApprover } from './one-approver.ts';
import { oneBuyer } from './one-buyer.ts';
import { sameWinner } from './same-winner.ts';

/** A flag that only many cases together can raise, once per supplier or category it is about. */
export type PatternRule = Pick<RedFlag, 'id' | 'title' | 'severity' | 'source'> & {
  find(cases: readonly CaseFacts[]): NonNullable<Found>[];
};

export const patternRules: readonly PatternRule[] = [
  sameWinner,
  lowestRefusedOften,
  nearWalkAway,
  oneApprover,
  oneBuyer,
];

/** All that these cases together show. */
export const flagsOfPatterns = (cases: readonly CaseFacts[]): RedFlag[] =>
  patternRules.flatMap(({ id, title, severity, source, find }) =>
    find(cases).map((found) => ({ id, title, severity, source, ...found })),
  );
