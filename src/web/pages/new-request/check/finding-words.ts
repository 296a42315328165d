import type { RequisitionCheck, RuleFinding } from '#contracts/requisition-check.ts';
import { day } from '../../../display/moment.tsx';
import { money } from '../../../display/money.ts';
import { sentenceCase } from '../../../display/sentence-case.ts';

/** The name of a rule in words, such as "Need by". */
export const ruleWords = (rule: string): string => sentenceCase(rule.replaceAll(/[_-]/g, ' '));

/** What pressing the button of an offered fix does. */
export function fixWords({ field, fix }: RuleFinding, currency: string): string {
  if (fix === null) return '';
  const { value, says } = fix;
  if (field === 'budget.amountMinor' && typeof value === 'number') {
    return `Set the budget to ${money(value, currency)}`;
  }
  if (field === 'needBy' && typeof value === 'string') return `Set need-by to ${day(value)}`;
  return says.replace(/\.$/, '');
}

const withLineNames = (text: string): string =>
  text.replaceAll(/\blines\.(\d+)/g, (_all, at: string) => `line ${Number(at) + 1}`);

/** Why a rule says what it says, for who sees a form: lines by number, amounts as people write them. */
export const becauseWords = ({ because }: RuleFinding): string =>
  withLineNames(because).replace(/; amounts are in minor units$/, '');

const order = ['fail', 'advice', 'pass'] as const;

/** Worst first; what had nothing to compare with comes last. */
export const worstFirst = ({ rules }: RequisitionCheck): RuleFinding[] =>
  rules.toSorted(
    (a, b) =>
      order.indexOf(a.result) - order.indexOf(b.result) || Number(b.checked) - Number(a.checked),
  );

/** The path of a field as people count, such as "line 2, quantity". */
export function fieldWords(path: string): string {
  return withLineNames(path)
    .replace(/^preferences\./, '')
    .replace('budget.amountMinor', 'budget')
    .replaceAll('.', ', ')
    .replaceAll(
      /([a-z])([A-Z])/g,
      (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    );
}
