import type { LessonEffect, LessonMeasured, LessonScope, LessonState } from '#contracts/lessons.ts';
import { share } from '../../display/money.ts';
import type { Tone } from '../../display/sign.tsx';

export const stateWords: Readonly<Record<LessonState, { word: string; tone: Tone }>> = {
  proposed: { word: 'Proposed', tone: 'notice' },
  active: { word: 'Active', tone: 'good' },
  retired: { word: 'Retired', tone: 'plain' },
};

const points = (bp: number): string => `${bp < 0 ? 'down' : 'up'} by ${share(Math.abs(bp))}`;
const plain = (name: string): string => name.replaceAll('_', ' ');

/** What agents do otherwise because of a lesson. */
export function effectWords(effect: LessonEffect): string {
  switch (effect.kind) {
    case 'supplier_late':
      return `Delivers late: score ${points(effect.adjustBp)}`;
    case 'supplier_reliable':
      return `Delivers reliably: score ${points(effect.adjustBp)}`;
    case 'answers_slowly':
      return `Answers slowly: score ${points(effect.adjustBp)}`;
    case 'search_works':
      return `Search first with ${plain(effect.option)}`;
    case 'approach_works':
      return `Negotiate first with ${plain(effect.option)}`;
    case 'opening_anchor':
      return `Open with ${plain(effect.option)}`;
    case 'levers_work':
      return `Use levers in the order ${plain(effect.option)}`;
    case 'way_on_works':
      return `When stuck, go on with ${plain(effect.option)}`;
    case 'price_trend':
      return `Prices move ${points(effect.yearlyBp)} a year`;
    case 'review_false_alarm':
      return `Fewer reviews: threshold moves by ${share(effect.moveBp)}`;
  }
}

/** Where a lesson holds. */
export function scopeWords(scope: LessonScope): string {
  const parts = [scope.supplierId, scope.category, scope.lane, scope.itemId, scope.context];
  return parts.filter((it) => it !== null).join(', ') || 'everywhere';
}

const inUnit: Readonly<Record<LessonMeasured['unit'], (value: number) => string>> = {
  share: (it) => share(it * 10_000),
  hours: (it) => `${it.toFixed(1)} h`,
  reward_bp: share,
  bp_a_year: (it) => `${share(it)} a year`,
};

/** What was measured, with its interval, beside what there would be without an effect. */
export function measuredWords({ unit, estimate, noEffect }: LessonMeasured): string {
  const say = inUnit[unit];
  return (
    `${say(estimate.mean)}, between ${say(estimate.low)} and ${say(estimate.high)}; ` +
    `${say(noEffect)} where there is nothing to learn`
  );
}
