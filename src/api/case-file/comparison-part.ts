import type { Comparison, ComparisonCell } from '#contracts/comparison.ts';
import { showMoney } from '#domain/money.ts';
import type { Markup, Shown } from '../document/markup.ts';
import { folded, html, section, table } from '../document/markup.ts';

export const supplierName = ({ suppliers }: Comparison, supplierId: string): string =>
  suppliers.find((it) => it.supplierId === supplierId)?.supplierName ?? supplierId;

/** Per line what every supplier offers, and the steps of each adjusted price. */
export function comparisonPart(comparison: Comparison): Markup {
  const byLine = comparison.lines.map(({ lineNo, description }) => {
    const cells = comparison.cells.filter((it) => it.lineNo === lineNo);
    return html`<h3>Line ${lineNo}: ${description}</h3>
      ${grid(comparison, cells)} ${cells.map((it) => steps(comparison, it))}`;
  });
  return section('comparison', 'Comparison', ...byLine);
}

function grid(comparison: Comparison, cells: readonly ComparisonCell[]): Markup {
  const { currency, limitsShown } = comparison;
  const money = (amountMinor: number | undefined): Shown =>
    amountMinor === undefined ? 'not known' : showMoney(amountMinor, currency);
  const heads = ['Supplier', 'First price', 'Price', 'Delivery', 'Adjusted', 'Note'];
  return table(
    [...heads, ...(limitsShown ? ['Target', 'Walk-away'] : [])],
    cells.map((it) => {
      const { quote, adjusted, isBest, limits } = it;
      const name = supplierName(comparison, it.supplierId);
      const best = (is: boolean): string => (is ? ' (best)' : '');
      return [
        it.wins ? html`<strong>${name}</strong>` : name,
        quote === null ? '' : money(quote.first.unitPriceMinor),
        quote === null ? '' : html`${money(quote.unitPriceMinor)}${best(isBest.price)}`,
        quote === null ? '' : `${quote.terms.leadTimeDays} days${best(isBest.date)}`,
        adjusted === null ? '' : html`${money(adjusted.unitPriceMinor)}${best(isBest.adjusted)}`,
        noteOf(it),
        ...(limitsShown
          ? [money(limits?.targetUnitPriceMinor), money(limits?.walkAwayUnitPriceMinor)]
          : []),
      ];
    }),
  );
}

const noteOf = ({ wins, missing, quote }: ComparisonCell): string =>
  [
    ...(wins ? ['wins'] : []),
    ...(quote?.agreed === true ? ['agreed'] : []),
    ...[missing ?? quote?.cannotWin ?? []].flat(),
  ].join('; ');

function steps(comparison: Comparison, { supplierId, adjusted }: ComparisonCell): Markup | null {
  if (adjusted === null) return null;
  const { currency } = comparison;
  return folded(
    `Adjusted price of ${supplierName(comparison, supplierId)}`,
    table(
      ['Step', 'Amount', 'Because'],
      [
        ...adjusted.steps.map((it) => [it.label, showMoney(it.amountMinor, currency), it.because]),
        ['adjusted total', showMoney(adjusted.totalMinor, currency), ''],
      ],
    ),
  );
}

export const waysPart = (comparison: Comparison): Markup =>
  section(
    'ways',
    'Ways to award',
    table(
      ['Way', 'Cost at the door', 'Against as agreed', 'Winners', 'Because'],
      comparison.scenarios.map((it) => [
        it.title,
        it.totalMinor === null ? 'not possible' : showMoney(it.totalMinor, comparison.currency),
        it.deltaMinor === null ? '' : showMoney(it.deltaMinor, comparison.currency),
        it.winners
          .map((one) => `line ${one.lineNo}: ${supplierName(comparison, one.supplierId)}`)
          .join('; '),
        it.because,
      ]),
    ),
  );
