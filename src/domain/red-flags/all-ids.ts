import { awardRules } from './of-award.ts';
import { caseRules } from './of-case.ts';
import { patternRules } from './patterns.ts';

/** The ids of all flags that there are. */
export const RED_FLAG_IDS: readonly string[] = [...awardRules, ...caseRules, ...patternRules].map(
  (it) => it.id,
);
