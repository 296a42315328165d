import type { JudgedDelays } from './judge-delays.ts';
import type { Difference } from './judge-late.ts';
import { PRICE_STRATA } from './judge-prices.ts';
import type { JudgedPrices } from './judge-prices.ts';
import { differenceText } from './late-tables.ts';
import type { Split } from './split.ts';
import { textTable } from '../../text-table.ts';

export function priceTable({ name }: Split, judged: JudgedPrices[]): string {
  const head = ['', ...PRICE_STRATA, 'Parley less it, MAPE of known items'];
  const rows = judged.map((it) => [
    it.name,
    ...PRICE_STRATA.map((stratum) => {
      const { mape, medianError, within5 } = it.scores[stratum];
      const percent = [mape, medianError].map((value) => (100 * value).toFixed(1));
      return `${percent.join(' / ')} / ${(100 * within5).toFixed(0)} %`;
    }),
    it.against === null ? '' : differenceText(it.against, 4),
  ]);
  return `Unit price, direct lines, test ${name}: MAPE / median error / within 5 %\n${textTable(head, rows)}`;
}

/** Known items only, one column for every origin. */
export function priceOriginsTable(
  origins: readonly { split: Split; prices: JudgedPrices[] }[],
): string {
  const head = ['', ...origins.map((it) => it.split.name)];
  const names = origins[0]?.prices.map((it) => it.name) ?? [];
  const rows = names.map((name, at) => [
    name,
    ...origins.map(({ prices }) => {
      const judged = prices[at];
      if (judged === undefined) return '';
      const { mape, medianError } = judged.scores.known_item;
      const sign = judged.against === null ? '' : standing(judged.against);
      return `${(100 * mape).toFixed(1)} / ${(100 * medianError).toFixed(1)}${sign}`;
    }),
  ]);
  return (
    'Unit price of known items at these origins: MAPE / median error; * where the interval of the\n' +
    `difference of MAPE says that Parley is better, ! where it is worse\n${textTable(head, rows)}`
  );
}

const standing = ({ low, high }: Difference): string => (high < 0 ? ' *' : low > 0 ? ' !' : '  ');

export function delayTable(
  { name }: Split,
  direct: JudgedDelays[],
  warehouse: JudgedDelays[],
): string {
  const head = ['', 'direct MAE', 'pinball 0.9', 'rdc MAE', 'pinball 0.9'];
  const rows = direct.map((it, at) =>
    [
      it.maeDays,
      it.pinball90Days,
      warehouse[at]?.maeDays ?? Number.NaN,
      warehouse[at]?.pinball90Days ?? Number.NaN,
    ].map((days) => days.toFixed(3)),
  );
  return (
    `Delay in days, from -30 to 60, test ${name}\n` +
    textTable(
      head,
      rows.map((cells, at) => [direct[at]?.name ?? '', ...cells]),
    )
  );
}
