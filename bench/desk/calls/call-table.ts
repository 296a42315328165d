import { percentile } from '../../statistics.ts';
import { textTable } from '../../text-table.ts';
import type { CallTimes } from './time-calls.ts';
import { FLOORS } from './time-calls.ts';

/** Each path as each role, with how many times the authenticated floor's p50 and p95 it takes. */
export function callTable(times: readonly CallTimes[]): string {
  const [bare, authenticated] = FLOORS.map((path) =>
    times.filter((it) => it.path === path).flatMap((it) => it.tookMs),
  );
  if (bare === undefined || authenticated === undefined) throw new Error('a floor is missing');
  const against = (tookMs: readonly number[]) =>
    [5_000, 9_500].flatMap((shareBp) => {
      const ms = percentile(tookMs, shareBp);
      return [ms.toFixed(1), `${(ms / percentile(authenticated, shareBp)).toFixed(1)} x`];
    });
  const called = times.filter(({ path }) => !FLOORS.some((it) => it === path));
  return textTable(
    ['', 'role', 'kB', 'p50 ms', 'floor', 'p95 ms', 'floor'],
    [
      [`floor: ${FLOORS[0]}`, 'none', '', ...against(bare)],
      [`floor: ${FLOORS[1]}`, 'all', '', ...against(authenticated)],
      ...called.map(({ path, role, bytes, tookMs }) => [
        path,
        role,
        (bytes / 1_000).toFixed(0),
        ...against(tookMs),
      ]),
    ],
  );
}
