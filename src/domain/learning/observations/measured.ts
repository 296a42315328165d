import type { Observation, ObservationBody } from '#contracts/observations.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import { dayNumberOf } from '../../days.ts';
import type { Measure } from '../cells.ts';

const HOUR_MS = 3_600_000;
/** One delivery that is years off says no more than one that is months off. */
const DELAY_DAYS = { min: -30, max: 60 };
const ANSWER_HOURS_MAX = 720;
/** Four times the usual price, or a fourth of it; further off is another thing or a slip. */
const PRICE_LEVEL_MAX = Math.round(Math.log(4) * WHOLE_BP);

type Measured = Partial<Record<Measure, number>>;

/**
 * What an observation says of each measure, in the measure's unit; nothing where it says nothing.
 * @param usualPriceMinor what the item cost before; null for the first price of an item
 */
export function measuredOf(it: Observation, usualPriceMinor: number | null): Measured {
  switch (it.kind) {
    case 'delivery':
      return ofDelivery(it.body);
    case 'price':
      return ofPrice(it.body.unitPriceMinor, usualPriceMinor);
    case 'answer':
      return ofAnswer(it.body);
    case 'talk':
      return ofTalk(it.body);
    case 'decision':
      return { reward: it.body.rewardBp };
    // People's decisions are read one by one.
    case 'approval':
    case 'correction':
      return {};
  }
}

function ofDelivery(body: ObservationBody<'delivery'>): Measured {
  const { promisedOn, receivedOn, receivedQuantity, rejectedQuantity } = body;
  const measured: Measured = {};
  if (promisedOn !== null) {
    const days = dayNumberOf(receivedOn) - dayNumberOf(promisedOn);
    measured.late = days > 0 ? 1 : 0;
    measured.delay_days = clip(days, DELAY_DAYS.min, DELAY_DAYS.max);
  }
  if (rejectedQuantity !== null && receivedQuantity !== null && receivedQuantity > 0) {
    measured.rejected = clip(
      Math.round((rejectedQuantity * WHOLE_BP) / receivedQuantity),
      0,
      WHOLE_BP,
    );
  }
  return measured;
}

function ofPrice(unitPriceMinor: number, usualPriceMinor: number | null): Measured {
  if (usualPriceMinor === null || usualPriceMinor <= 0 || unitPriceMinor <= 0) return {};
  const level = Math.round(Math.log(unitPriceMinor / usualPriceMinor) * WHOLE_BP);
  return { price_level: clip(level, -PRICE_LEVEL_MAX, PRICE_LEVEL_MAX) };
}

function ofAnswer({ askedAtMs, answeredAtMs }: ObservationBody<'answer'>): Measured {
  if (answeredAtMs === null) return { answered: 0 };
  const hours = clip((answeredAtMs - askedAtMs) / HOUR_MS, 0, ANSWER_HOURS_MAX);
  return { answered: 1, answer_hours: hours };
}

function ofTalk({ result, firstTotalMinor, lastTotalMinor }: ObservationBody<'talk'>): Measured {
  // Compliance ended it: that says nothing about how the supplier bargains.
  if (result === 'refused_by_compliance') return {};
  const measured: Measured = {
    agreed: result === 'agreed' ? 1 : 0,
    walked_away: result === 'walked_away' ? 1 : 0,
  };
  if (firstTotalMinor !== null && firstTotalMinor > 0 && lastTotalMinor !== null) {
    const conceded = ((firstTotalMinor - lastTotalMinor) * WHOLE_BP) / firstTotalMinor;
    measured.concession = clip(Math.round(conceded), -WHOLE_BP, WHOLE_BP);
  }
  return measured;
}

const clip = (value: number, min: number, max: number): number =>
  Math.min(max, Math.max(min, value));
