/** How much a flag should weigh: `high` keeps an award from being made without a person. */
export type Severity = 'low' | 'medium' | 'high';

/** A record that a flag rests on; `path` is where the API shows it. */
export type RecordLink = {
  kind: 'case' | 'offers' | 'clearance' | 'approval' | 'award' | 'mandate' | 'message';
  id: string;
  path: string;
};

/** A sign that somebody should look, with the figures it rests on; never a verdict. */
export type RedFlag = {
  id: string;
  title: string;
  severity: Severity;
  /** The definition in words with the figures of the case filled in. */
  formula: string;
  /** Where the definition comes from, such as `Cardinal R018`. */
  source: string;
  records: RecordLink[];
};

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
