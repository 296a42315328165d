import type { Row } from './report.ts';
import type { Spread } from './statistics.ts';

const NAME_WIDTH = 48;

/** The whole report as text: medians, the lowest and highest repetition, ratio, aim and verdict. */
export function tableOf(sections: readonly { title: string; rows: Row[] }[]): string {
  const head = line(['', 'Parley', 'floor', 'ratio', 'aim', '']);
  const parts = sections.flatMap(({ title, rows }) => [
    '',
    title,
    ...rows.map((it) =>
      line([
        `  ${it.name}`,
        cell(it.ours),
        cell(it.floor),
        it.ratio === null ? '' : `${it.ratio.toFixed(2)} x`,
        it.aim,
        it.isMet === null ? '' : it.isMet ? 'met' : 'MISSED',
      ]),
    ),
  ]);
  return [head, ...parts].join('\n');
}

function line([name = '', ours = '', floor = '', ratio = '', aim = '', verdict = '']: string[]) {
  const cells = [
    name.padEnd(NAME_WIDTH + 4),
    ours.padStart(22),
    floor.padStart(22),
    ratio.padStart(9),
    aim.padStart(10),
    verdict,
  ];
  return cells.join('  ').trimEnd();
}

function cell(spread: Spread | null): string {
  if (spread === null) return 'n/a';
  const { median, lowest, highest } = spread;
  if (lowest === highest) return digits(median);
  return `${digits(median)} [${digits(lowest)}-${digits(highest)}]`;
}

const digits = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 100 ? 1 : 0);
