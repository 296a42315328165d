import { PARLEY } from './contenders.ts';
import type { JudgedLate, Scope } from './judge-late.ts';
import type { JudgedPrices } from './judge-prices.ts';
import { textTable } from '../../text-table.ts';

const ECE_MAX = 0.04;
const SECONDS_MAX = 2;

type Aim = { what: string; isMet: boolean; figure: string };

/** What was aimed at on the years shown, and whether it is met; nobody fails by it. */
export function aimsTable(
  late: Record<Scope, JudgedLate[]>,
  prices: JudgedPrices[],
  seconds: number,
): string {
  const aims = [
    ...(['all', 'rdc'] as const).flatMap((scope) => [
      belowEveryAnchor(`${scope}: Brier below every anchor`, late[scope], 'brier'),
      belowEveryAnchor(`${scope}: log loss below every anchor`, late[scope], 'logLoss'),
      calibrated(scope, late[scope]),
    ]),
    notWorse('direct: Brier not worse than anchor c', late.direct, 'c beta-binomial per vendor'),
    cheapest('known items: MAPE below every anchor', prices, (it) => it.scores.known_item.mape),
    cheapest(
      'known items: median error below every anchor',
      prices,
      (it) => it.scores.known_item.medianError,
    ),
    {
      what: `whole command below ${SECONDS_MAX} s`,
      isMet: seconds < SECONDS_MAX,
      figure: `${seconds.toFixed(2)} s`,
    },
  ];
  const rows = aims.map((it) => [it.what, it.figure, it.isMet ? 'met' : 'MISSED']);
  return textTable(['Aims', '', ''], rows);
}

/** By the upper end of the interval of the difference, the closest anchor. */
function belowEveryAnchor(what: string, judged: JudgedLate[], loss: 'brier' | 'logLoss'): Aim {
  const highs = judged.flatMap((it) => it.against?.[loss].high ?? []);
  const highest = Math.max(...highs);
  return { what, isMet: highest < 0, figure: `upper end at most ${highest.toFixed(4)}` };
}

function calibrated(scope: Scope, judged: JudgedLate[]): Aim {
  const ece = judged.find((it) => it.name === PARLEY)?.score.eceByWidth ?? Number.NaN;
  const what = `${scope}: calibration error at most ${ECE_MAX}`;
  return { what, isMet: ece <= ECE_MAX, figure: ece.toFixed(4) };
}

function notWorse(what: string, judged: JudgedLate[], anchor: string): Aim {
  const low = judged.find((it) => it.name === anchor)?.against?.brier.low ?? Number.NaN;
  return { what, isMet: low <= 0, figure: `lower end ${low.toFixed(4)}` };
}

function cheapest(what: string, judged: JudgedPrices[], of: (it: JudgedPrices) => number): Aim {
  const ours = Math.min(...judged.filter((it) => it.name === PARLEY).map(of));
  const best = Math.min(...judged.filter((it) => it.name !== PARLEY).map(of));
  const figure = `${(100 * ours).toFixed(1)} against ${(100 * best).toFixed(1)}`;
  return { what, isMet: ours < best, figure };
}
