import type { RedFlag } from '#contracts/red-flags.ts';

/** A record that a flag rests on. */
export type RecordLink = RedFlag['records'][number];

/** What a rule found; null = nothing. */
export type Found = Pick<RedFlag, 'formula' | 'records'> | null;

/** A flag's definition over facts of one kind. */
export type Rule<Facts> = Pick<RedFlag, 'id' | 'title' | 'severity' | 'source'> & {
  find(facts: Facts): Found;
};

/** The flags of these rules that the facts raise, in the order of the rules. */
export const raised = <Facts>(rules: readonly Rule<Facts>[], facts: Facts): RedFlag[] =>
  rules.flatMap(({ id, title, severity, source, find }) => {
    const found = find(facts);
    return found === null ? [] : [{ id, title, severity, source, ...found }];
  });
