import type { Relief } from '#contracts/supplier.ts';
import { showMoney } from '../money.ts';

const told: Readonly<Record<Relief['giveUp'][number]['kind'], (name: string) => string>> = {
  wish: (name) => `Giving up the wish ${name}`,
  must_have: (name) => `Doing without ${name}`,
  need_by: (name) => `A need-by date after ${name}`,
  excluded: () => 'Asking the suppliers excluded',
  minimum_order: () => 'Ordering the minimum quantity of others',
  capacity: () => 'Taking a smaller quantity from each',
  currency: (name) => `Buying in ${name}`,
  unit: (name) => `Asking in ${name}`,
};

/** What a relief is and would bring; without a full stop. */
export function reliefSentence(relief: Relief, currency: string): string {
  const { giveUp, bringsCount, bestTotalMinor, savesMinor, soonerDays } = relief;
  const [first, second] = giveUp.map((it) => told[it.kind](it.name));
  const both =
    second === undefined
      ? first
      : `${first} and ${second.charAt(0).toLowerCase()}${second.slice(1)}`;
  const worth = [
    ...(bestTotalMinor === null
      ? []
      : [`from ${showMoney(bestTotalMinor, currency)} at list prices`]),
    ...(savesMinor !== null && savesMinor > 0 ? [`${showMoney(savesMinor, currency)} less`] : []),
    ...(soonerDays !== null && soonerDays > 0 ? [`${soonerDays} days sooner`] : []),
  ];
  const details = worth.length === 0 ? '' : `, ${worth.join(', ')}`;
  return `${both} would bring ${bringsCount} more suppliers${details}`;
}
