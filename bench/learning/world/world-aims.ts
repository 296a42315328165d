import { DRIFT_AT } from './run-world.ts';
import type { Interval, Window, World } from './seed-means.ts';
import { gapClosed, ratioOf, valuesOf } from './seed-means.ts';

export type WorldAim = { name: string; aim: string; seen: Interval; isMet: boolean };

const FIRST: Window = [0, 20];
const BEFORE_DRIFT: Window = [200, DRIFT_AT];
const RECOVERED: Window = [DRIFT_AT + 50, DRIFT_AT + 100];
const CLOSED_MIN = 0.5;
const LOSS_MAX = 0.01;

/** The aims of the learning memory, as they were seen; shares, with intervals of 95 % over seeds. */
export function worldAims(worlds: readonly World[]): WorldAim[] {
  const closed = gapClosed(worlds, BEFORE_DRIFT);
  const recovered = gapClosed(worlds, RECOVERED);
  const [on, off] = (['memory on', 'memory off'] as const).map((it) => valuesOf(worlds, it, FIRST));
  const first = ratioOf(on ?? [], off ?? []);
  const loss = { mean: 1 - first.mean, low: 1 - first.high, high: 1 - first.low };
  return [
    {
      name: 'gap to the oracle closed after 200 cases (200 to 250)',
      aim: 'at least 50 %',
      seen: closed,
      isMet: closed.mean >= CLOSED_MIN,
    },
    {
      name: 'the same 50 cases after the drift (300 to 350)',
      aim: 'as before, or 50 %',
      seen: recovered,
      isMet: recovered.mean >= Math.min(CLOSED_MIN, closed.mean),
    },
    {
      name: 'worse than memory off in the first 20 cases',
      aim: 'at most 1 %',
      seen: loss,
      // The whole interval: a promise not to harm is not kept on average alone.
      isMet: loss.high <= LOSS_MAX,
    },
  ];
}
