import { minorDigits, showMoney } from '../money.ts';
import type { Part } from './drafted-part.ts';
import { asked, asUnderstood } from './drafted-part.ts';
import type { Reading } from './read-request.ts';

/** The most that all of it may cost; the price of one is never taken for it. */
export function budgetOf({ amounts }: Reading, currencies: readonly string[]): Part {
  const budgets = amounts.filter((it) => it.value.role === 'budget');
  const others = amounts.filter((it) => it.value.role === 'other');
  const chosen = budgets[0] ?? (others.length === 1 ? others[0] : undefined);
  if (chosen === undefined) {
    const each = amounts.find((it) => it.value.role === 'unit');
    const hint =
      each !== undefined
        ? `"${each.from}" is the price of one.`
        : others.length > 1
          ? `Several amounts are named: ${others.map((it) => it.from).join(', ')}.`
          : 'No amount is named.';
    return asked('budget.amountMinor', `${hint} What may all of it cost?`);
  }
  const [only] = currencies;
  const guessed = currencies.length === 1 && only !== undefined ? only : null;
  const currency = chosen.value.currency ?? guessed;
  const scale = 10 ** (minorDigits(currency ?? '') - minorDigits(chosen.value.currency ?? ''));
  const amountMinor = Math.round(chosen.value.amountMinor * scale);
  const because = `${budgets.length > 0 ? 'the most it may cost' : 'the only amount'}${
    currency === null ? '' : `, ${showMoney(amountMinor, currency)}`
  }`;
  const understood = [{ ...asUnderstood('budget.amountMinor', chosen), because }];
  if (currency !== null) {
    const why =
      chosen.value.currency === null
        ? `the catalogue has prices in ${currency} alone`
        : chosen.because;
    understood.push({ ...asUnderstood('budget.currency', chosen), because: why });
  }
  const isSeveral = new Set(budgets.map((it) => it.value.amountMinor)).size > 1;
  return {
    request: { budget: { amountMinor, ...(currency !== null && { currency }) } },
    understood,
    questions: [
      ...(currency === null
        ? [{ field: 'budget.currency', question: `In which currency is "${chosen.from}"?` }]
        : []),
      ...(isSeveral
        ? [
            {
              field: 'budget.amountMinor',
              question: `Several limits are named: ${budgets.map((it) => it.from).join(', ')}. Which one counts?`,
            },
          ]
        : []),
    ],
  };
}
