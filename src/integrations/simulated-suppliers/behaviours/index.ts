import type { Behaviour, BehaviourName } from './behaviour.ts';
import { bluffing } from './bluffing.ts';
import { deadlineDriven } from './deadline-driven.ts';
import { erratic } from './erratic.ts';
import { hard } from './hard.ts';
import { micro } from './micro.ts';
import { soft } from './soft.ts';
import { titForTat } from './tit-for-tat.ts';

/** Every behaviour, by name. */
export const behaviours: Readonly<Record<BehaviourName, Behaviour>> = {
  hard,
  soft,
  tit_for_tat: titForTat,
  deadline_driven: deadlineDriven,
  micro,
  erratic,
  bluffing,
};
