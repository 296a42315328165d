import { pinballLoss } from '#domain/learning/forecast/delay-forecast.ts';
import { delayDaysOf } from '#domain/learning/forecast/order-line.ts';
import type { Contenders } from './contenders.ts';
import { scopes } from './judge-late.ts';
import type { Scope } from './judge-late.ts';
import type { Split } from './split.ts';

export type JudgedDelays = { name: string; maeDays: number; pinball90Days: number };

/** Mean absolute error of the median and pinball loss of the 90 % quantile. */
export function judgeDelays({ test }: Split, contenders: Contenders, scope: Scope): JudgedDelays[] {
  const lines = test.filter(scopes[scope]);
  return Object.entries(contenders.delays).map(([name, delays]) => {
    const losses = lines.map((line) => {
      const { medianDays, p90Days } = delays.get(line.id) ?? { medianDays: 0, p90Days: 0 };
      const actual = delayDaysOf(line);
      return { mae: Math.abs(actual - medianDays), pinball: pinballLoss(p90Days, actual, 0.9) };
    });
    const mean = (of: (it: (typeof losses)[number]) => number) =>
      losses.reduce((sum, it) => sum + of(it), 0) / losses.length;
    return { name, maeDays: mean((it) => it.mae), pinball90Days: mean((it) => it.pinball) };
  });
}
