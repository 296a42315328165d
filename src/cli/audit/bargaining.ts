import { showMoney, showPercent } from '#domain/money.ts';
import type { CaseFile } from '#memory/audit/case-file.ts';
import type { OfferView } from '#memory/case-history.ts';
import { html, quoted, section, table } from '#api/document/markup.ts';
import type { Markup } from '#api/document/markup.ts';
import { supplierName, withNames } from './names.ts';
import type { Names } from './names.ts';
import { capitalised, moment, spaced } from './plain-words.ts';
import { termsWords } from './words/terms-words.ts';

/** Every offer of the talks, by supplier and round. */
export function offersOf({ offers, case: its }: CaseFile, names: Names): Markup {
  const bySupplier = [...Map.groupBy(offers, (it) => it.supplierId)];
  return section(
    'offers',
    'Offers',
    bySupplier.length === 0 ? html`<p>No offer was made.</p>` : null,
    bySupplier.map(
      ([supplierId, ones]) =>
        html`<h3>${supplierName(supplierId, names)}</h3>
          ${table(
            ['Round', 'Time (UTC)', 'From', 'Total', 'Terms', 'Worth to the buyer', 'Why'],
            ones.map((it) => offerRow(it, its.currency)),
          )}`,
    ),
  );
}

const offerRow = (it: OfferView, currency: string) => [
  it.round,
  html`<time>${moment(it.atMs)}</time>`,
  `${capitalised(it.actor)}: ${spaced(it.move)}`,
  html`<span class="sum">${showMoney(it.totalMinor, currency)}</span>`,
  termsWords(it.terms, currency),
  showPercent(it.utilityBp),
  html`${it.because}${quoted(it.text)}`,
];

/** Signs that somebody should look, with the figures they rest on. */
export const redFlagsOf = ({ redFlags, audit }: CaseFile, names: Names): Markup =>
  section(
    'red-flags',
    'Red flags',
    html`<p>
      Worked out ${moment(audit.madeAtMs)} UTC from the records as they were then. A flag is a
      reason to look, never a verdict.
    </p>`,
    redFlags.length === 0
      ? html`<p>None was raised.</p>`
      : table(
          ['Flag', 'Weight', 'Formula with its figures', 'Definition'],
          redFlags.map((it) => [
            html`<strong>${it.title}</strong>`,
            it.severity,
            withNames(it.formula, names),
            it.source,
          ]),
        ),
  );
