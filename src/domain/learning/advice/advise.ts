import type { Advice, AdviceAsk, LearningRules, Risk } from '#contracts/learning.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { AgentRole } from '#contracts/roles.ts';
import { clampBp } from '../../basis-points.ts';
import { isoDayOf } from '../../days.ts';
import { categoryClass, UNCLASSED } from '../arms/contexts.ts';
import type { ArmChoice } from '../arms/choose-arm.ts';
import { chooseArm } from '../arms/choose-arm.ts';
import type { Cell, Level } from '../cells.ts';
import { ALL_KEY, armAllKey, armKey, categoryLaneKey } from '../cells.ts';
import { monthNoOf } from '../observations/place.ts';
import type { RankingWeightsBp } from '../weights/ranking-weights.ts';
import { createSupplierEstimator } from '../suppliers/supplier-estimate.ts';
import type { CaseLesson } from './case-lesson.ts';
import { lessonRewardBp, lessonsOn } from './case-lesson.ts';
import type { LearnedSupplier } from './learned-supplier.ts';
import { learnedSupplier } from './learned-supplier.ts';

/** What is put to the memory in one go. */
export type AdviceWish = {
  requisition: Requisition;
  agent: AgentRole;
  asks: readonly AdviceAsk[];
  /** Unknown ones are estimated from what is usual. */
  supplierIds: readonly string[];
};

/** What the memory holds of it. */
export type Remembered = {
  cells: readonly Cell[];
  /** Those that are followed, the narrowest first. */
  lessons: readonly CaseLesson[];
  observationNo: number;
  /** Of rankings, as results moved them; absent or null = nothing is learnt of them. */
  rankingWeightsBp?: RankingWeightsBp | null;
};

export type Counsel = {
  asOf: Advice['asOf'];
  /** One for each ask, in their order. */
  advice: Advice[];
  /** One for each supplier, in their order; empty where memory is off. */
  suppliers: LearnedSupplier[];
  rankingWeightsBp: RankingWeightsBp | null;
};

const RISKS_MAX = 20;
/** Below it a risk is not worth a word. */
const RISK_SHOWN_BP = 2_000;

/** Which cells an answer rests on. */
export function wantedCells(wish: AdviceWish): { level: Level; key: string }[] {
  const suppliers = wish.supplierIds.map((key) => ({ level: 'supplier' as const, key }));
  const usual = [
    { level: 'category_lane' as const, key: placeOf(wish.requisition) },
    { level: 'all' as const, key: ALL_KEY },
  ];
  const arms = wish.asks.flatMap(({ question, context, without, options }) =>
    options.flatMap(({ option }) => [
      { level: 'arm' as const, key: armKey(question, context, option) },
      { level: 'arm_all' as const, key: armAllKey(question, without, option) },
    ]),
  );
  return [...(suppliers.length === 0 ? [] : [...suppliers, ...usual]), ...arms];
}

/**
 * Joins estimates of suppliers, what options brought before, and lessons into an answer; faded to the
 * day on which the case was opened, so that all of a case is told the same.
 */
export function counselOf(wish: AdviceWish, rules: LearningRules, known: Remembered): Counsel {
  const { requisition, agent, asks, supplierIds } = wish;
  const { openedAtMs } = requisition;
  const asOf = { observationNo: known.observationNo, day: isoDayOf(openedAtMs) };
  const estimate = createSupplierEstimator(known.cells, monthNoOf(openedAtMs));
  const categoryLane = placeOf(requisition);
  const suppliers = supplierIds.map((supplierId) =>
    learnedSupplier(
      supplierId,
      estimate({ supplierId, categoryLane }),
      known.lessons,
      rules.adjustMaxBp,
    ),
  );
  const risks = worstRisks(suppliers);
  const advice = asks.map((ask): Advice => {
    const lessons = lessonsOn(ask, known.lessons);
    const choice = chosenArm(ask, lessons, requisition, rules, known.cells);
    return {
      question: ask.question,
      agent,
      context: ask.context,
      asOf,
      lessons: lessons.map(({ lessonId, version }) => ({ lessonId, version })),
      ...choice,
      risks: ask.question === 'approach' ? risks : [],
      because: [choice.because, ...lessons.map((it) => it.because)].join('; ').slice(0, 1_000),
    };
  });
  return { asOf, advice, suppliers, rankingWeightsBp: known.rankingWeightsBp ?? null };
}

/** What an agent hears where memory is switched off: what the rules do stays. */
export function silentCounsel({ requisition, agent, asks }: AdviceWish): Counsel {
  const asOf = { observationNo: 0, day: isoDayOf(requisition.openedAtMs) };
  const advice = asks.map(({ question, context, without }): Advice => ({
    question,
    agent,
    context,
    asOf,
    lessons: [],
    suggestions: [],
    chosen: null,
    without,
    explores: false,
    risks: [],
    because: 'memory is switched off by policy',
  }));
  return { asOf, advice, suppliers: [], rankingWeightsBp: null };
}

/** The greatest first, of those worth a word. */
export const worstRisks = (suppliers: readonly Pick<LearnedSupplier, 'risks'>[]): Risk[] =>
  suppliers
    .flatMap((it) => it.risks)
    .filter((it) => it.sampleSize > 0 && it.probabilityBp >= RISK_SHOWN_BP)
    .toSorted((a, b) => b.probabilityBp - a.probabilityBp)
    .slice(0, RISKS_MAX);

function chosenArm(
  { question, context, options, without }: AdviceAsk,
  lessons: readonly CaseLesson[],
  { seed, budgetMinor, urgency, openedAtMs }: Requisition,
  rules: LearningRules,
  cells: readonly Cell[],
): Pick<ArmChoice, 'suggestions' | 'chosen' | 'without' | 'explores' | 'because'> {
  return chooseArm({
    question,
    context,
    without,
    options: options.map((it) => ({
      option: it.option,
      ruleScoreBp: clampBp(it.ruleScoreBp + lessonRewardBp(lessons, it.option)),
    })),
    cells,
    nowMonth: monthNoOf(openedAtMs),
    seed,
    rules,
    amountMinor: budgetMinor,
    urgency,
  });
}

/** A case does not say where its goods go; its class alone tells what is usual. */
function placeOf({ lines }: Requisition): string {
  const category = categoryClass(lines);
  return categoryLaneKey(UNCLASSED.includes(category) ? null : category, null);
}
