import type { Strategy } from '../session.ts';
import { boulware } from './boulware.ts';
import { conceder } from './conceder.ts';
import { linear } from './linear.ts';
import { micro } from './micro.ts';
import { parley } from './parley.ts';
import { titForTat } from './tit-for-tat.ts';

export const BARGAINER_NAMES = [
  'parley',
  'boulware',
  'linear',
  'conceder',
  'tit_for_tat',
  'micro',
] as const;
export type BargainerName = (typeof BARGAINER_NAMES)[number];

/** Every way of bargaining over listed outcomes, by name; `parley` is our best. */
export const bargainers: Readonly<Record<BargainerName, Strategy>> = {
  parley,
  boulware,
  linear,
  conceder,
  tit_for_tat: titForTat,
  micro,
};
