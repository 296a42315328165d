import { isLate } from '#domain/learning/forecast/order-line.ts';
import { PARLEY } from './contenders.ts';
import { scopes } from './judge-late.ts';
import type { Difference, JudgedLate, Scope } from './judge-late.ts';
import type { Split } from './split.ts';
import { textTable } from '../../text-table.ts';

export function lateTable({ name, test }: Split, scope: Scope, judged: JudgedLate[]): string {
  const lines = test.filter(scopes[scope]);
  const orders = new Set(lines.map((it) => it.orderId)).size;
  const late = lines.filter(isLate).length;
  const title =
    `Late delivery, scope ${scope}, test ${name}: ${lines.length} lines in ${orders} orders, ` +
    `${late} late (${((100 * late) / lines.length).toFixed(1)} %)`;
  const head = [
    '',
    'Brier',
    'log loss',
    'AUC',
    'ECE10',
    'by count',
    'mean',
    'Parley less it: Brier',
    'log loss',
  ];
  const rows = judged.map(({ name: who, score, against }) => [
    who,
    score.brier.toFixed(4),
    score.logLoss.toFixed(4),
    score.auc.toFixed(3),
    score.eceByWidth.toFixed(4),
    score.eceByCount.toFixed(4),
    score.meanShare.toFixed(3),
    against === null ? '' : differenceText(against.brier, 4),
    against === null ? '' : differenceText(against.logLoss, 4),
  ]);
  return `${title}\n${textTable(head, rows)}`;
}

/** One line for every origin and scope: how Parley stands to all anchors at once. */
export function originsTable(
  origins: readonly { split: Split; judged: Record<Scope, JudgedLate[]> }[],
): string {
  const head = [
    '',
    'late',
    'Brier',
    'best anchor',
    'log loss',
    'best anchor',
    'AUC',
    'ECE10',
    'by count',
    'anchors beaten',
    'ahead',
    'behind',
    'beaten by',
  ];
  const rows = origins.flatMap(({ split, judged }) =>
    Object.entries(judged).map(([scope, all]) => originRow(split, scope as Scope, all)),
  );
  return (
    'Rolling origins: one year each, everything before it as history. "Beaten" and "beaten by" count\n' +
    'comparisons (anchors by Brier score and log loss) whose interval is wholly on one side of zero.\n' +
    textTable(head, rows)
  );
}

function originRow(split: Split, scope: Scope, judged: JudgedLate[]): string[] {
  const ours = judged.find((it) => it.name === PARLEY);
  const anchors = judged.filter((it) => it.name !== PARLEY);
  const differences = anchors.flatMap(({ against }) =>
    against === null ? [] : [against.brier, against.logLoss],
  );
  const count = (is: (it: Difference) => boolean) => String(differences.filter(is).length);
  const least = (of: (it: JudgedLate) => number) => Math.min(...anchors.map(of)).toFixed(4);
  const lines = split.test.filter(scopes[scope]);
  const lateShare = lines.filter(isLate).length / lines.length;
  return [
    `${split.name} ${scope}`,
    `${(100 * lateShare).toFixed(1)} %`,
    ours?.score.brier.toFixed(4) ?? '',
    least((it) => it.score.brier),
    ours?.score.logLoss.toFixed(4) ?? '',
    least((it) => it.score.logLoss),
    ours?.score.auc.toFixed(3) ?? '',
    ours?.score.eceByWidth.toFixed(3) ?? '',
    ours?.score.eceByCount.toFixed(3) ?? '',
    count((it) => it.high < 0),
    count((it) => it.high >= 0 && it.mean < 0),
    count((it) => it.low <= 0 && it.mean >= 0),
    count((it) => it.low > 0),
  ];
}

export const differenceText = ({ mean, low, high }: Difference, digits: number): string =>
  `${signed(mean, digits)} [${signed(low, digits)}, ${signed(high, digits)}]`;

const signed = (value: number, digits: number): string =>
  `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(digits)}`;
