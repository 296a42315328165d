import { useState } from 'react';
import type { LiveCase } from '#contracts/desk.ts';
import { held } from './arrange.ts';

type Drawn = { view: string; rows: readonly LiveCase[] };

/**
 * The rows to draw while the cases behind them go on: nothing moves until `show` is called or the view
 * is another one.
 */
export function useHeldRows(current: readonly LiveCase[], view: string) {
  const [drawn, setDrawn] = useState<Drawn>({ view, rows: current });
  const isStale = drawn.view !== view || (drawn.rows.length === 0 && current.length > 0);
  if (isStale) setDrawn({ view, rows: current });
  const shown = held(isStale ? current : drawn.rows, current);
  const goneCount = shown.rows.filter((it) => it.isGone).length;
  return { ...shown, goneCount, show: () => setDrawn({ view, rows: current }) };
}
