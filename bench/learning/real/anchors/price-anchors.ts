import { decay } from '#domain/learning/decay.ts';
import { createLineLog } from '#domain/learning/forecast/line-log.ts';
import type { DeliveredLine, OrderLine } from '#domain/learning/forecast/order-line.ts';
import { median } from '../../../statistics.ts';
import { replay } from './replay.ts';

/** Unit prices by line id; null where nothing alike was bought. */
export type Prices = Map<number, number | null>;
/** How much is known of a line: its item from its vendor, its item, or neither. */
export type Stratum = 'warm' | 'new_pair' | 'cold';
export type PriceFacts = { stratum: Stratum; prices: Record<string, number | null> };

/** Visible lines, latest first. */
type Sold = DeliveredLine[];
type Rule = (sold: Sold, asOfDay: number) => number;

const last: Rule = (sold) => priceOf(sold[0]);
const mean: Rule = (sold) => sold.reduce((sum, it) => sum + priceOf(it), 0) / sold.length;
const medianOfFive: Rule = (sold) => median(sold.slice(0, 5).map(priceOf));
const decayedMean: Rule = (sold, asOfDay) => {
  let [weights, logs] = [0, 0];
  for (const it of sold) {
    const weight = decay(asOfDay - it.delivery.deliveredDay, 180);
    weights += weight;
    logs += weight * Math.log(priceOf(it));
  }
  return weights > 1e-200 ? Math.exp(logs / weights) : last(sold, asOfDay);
};

const rules = {
  'item last price': { rule: last, byPair: false },
  'pair running mean': { rule: mean, byPair: true },
  'pair last price': { rule: last, byPair: true },
  'pair median of last 5': { rule: medianOfFive, byPair: true },
  'pair decayed mean (180 d)': { rule: decayedMean, byPair: true },
};

/** The simple price anchors of the benchmark, by its README, for every line. */
export function priceFactsOf(lines: readonly OrderLine[]): Map<number, PriceFacts> {
  const log = createLineLog();
  const ofPair = (it: OrderLine) => `pair ${it.item}|${it.vendor}`;
  const ofItem = (it: OrderLine, stream: string) => `item ${it.item}|${stream}`;
  return replay(
    lines,
    (line) => {
      if (line.delivery.unitPrice === null) return;
      log.add(ofPair(line), line);
      log.add(ofItem(line, line.stream), line);
      log.add(`composition ${line.composition}`, line);
      log.add(`sub ${line.subClassification}`, line);
    },
    (line) => {
      const latest = (key: string, count = Infinity) => log.latest(key, line.orderId, count);
      const pair = latest(ofPair(line));
      const here = latest(ofItem(line, line.stream));
      const there = latest(ofItem(line, line.stream === 'direct' ? 'warehouse' : 'direct'));
      const like = [
        latest(`composition ${line.composition}`, 20),
        latest(`sub ${line.subClassification}`, 100),
      ];
      const likePrices = (like.find((it) => it.length > 0) ?? []).map(priceOf);
      const prices = Object.entries(rules).map(([name, { rule, byPair }]) => {
        const sold = [byPair ? pair : [], here, there].find((it) => it.length > 0);
        if (sold !== undefined) return [name, rule(sold, line.asOfDay)];
        return [name, likePrices.length > 0 ? median(likePrices) : null];
      });
      const isItemKnown = here.length + there.length > 0;
      const stratum = pair.length > 0 ? 'warm' : isItemKnown ? 'new_pair' : 'cold';
      return { stratum, prices: Object.fromEntries(prices) };
    },
  );
}

const priceOf = (line: DeliveredLine | undefined): number => line?.delivery.unitPrice ?? Number.NaN;
