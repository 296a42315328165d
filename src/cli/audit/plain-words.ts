import { showMoney, showPercent } from '#domain/money.ts';

/** A moment as people read it, UTC, on one line: `2026-11-21 17:38:21`. */
export const moment = (atMs: number): string =>
  new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');

/** `auto_approve_award` and `autoApproveAward` as `auto approve award`. */
export const spaced = (name: string): string =>
  name
    .replaceAll(/[_.]/g, ' ')
    .replaceAll(/(?<=[a-z\d])[A-Z]/g, (it) => ` ${it}`)
    .toLowerCase();

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;

const verdicts: Readonly<Record<string, string>> = {
  auto_approve: 'cleared',
  conditional_approval: 'cleared with conditions',
  escalate_for_review: 'left to a person',
  refusal: 'refused',
};
/** A verdict in plain words; anything else as it is. */
export const verdictWords = (verdict: string): string => verdicts[verdict] ?? verdict;

/** A risk in basis points as points of 100, the worst there is. */
export const riskWords = (riskBp: number | null): string =>
  riskBp === null ? 'not known' : `${riskBp / 100} of 100`;

/** Whatever a JSON value holds, as names with values in plain words; units are in the last word. */
export function flattened(value: unknown, currency: string, path = ''): [string, string][] {
  if (Array.isArray(value) && !value.some((it) => typeof it === 'object')) {
    return [[named(path), value.join(', ') || 'none']];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, it]) =>
      flattened(
        it,
        currency,
        path === '' ? key : `${path}.${Array.isArray(value) ? Number(key) + 1 : key}`,
      ),
    );
  }
  return [[named(path), scalar(value, path, currency)]];
}

const UNIT = /(Minor|Bp|Ms)(?=$|Max$|Min$|\.)/;
const named = (path: string): string => capitalised(spaced(path.replace(UNIT, '')));

function scalar(value: unknown, path: string, currency: string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return 'none';
  const [, unit] = UNIT.exec(path) ?? [];
  if (unit === 'Minor') return showMoney(value, currency);
  return unit === 'Bp' ? showPercent(value) : String(value);
}
