import type { Approach, OpponentType } from '#contracts/negotiation.ts';
import type { Advice, AdviceAsk, LearningRules } from '#contracts/learning.ts';
import type { Observation } from '#contracts/observations.ts';
import type { Candidate, SourcingStrategy } from '#contracts/supplier.ts';
import { isoDayOf } from '#domain/days.ts';
import { counselOf, wantedCells } from '#domain/learning/advice/advise.ts';
import type { AdviceWish, Counsel } from '#domain/learning/advice/advise.ts';
import { categoryClass } from '#domain/learning/arms/contexts.ts';
import type { Cell } from '#domain/learning/cells.ts';
import { contributionsOf } from '#domain/learning/observations/contributions.ts';
import { adaptWeights } from '#domain/learning/weights/adapt-weights.ts';
import type { JudgedAward } from '#domain/learning/weights/factor-effects.ts';
import { EVEN_RANKING_WEIGHTS_BP } from '#domain/learning/weights/ranking-weights.ts';
import { opponentType } from '#domain/negotiation/opponent-type.ts';
import { talkAsks } from '#domain/negotiation/talk-asks.ts';
import { rankWithMemory } from '#domain/sourcing/learned-ranking.ts';
import type { RankingFactor } from '#domain/sourcing/strategies/strategy.ts';
import { strategyAsk } from '#domain/sourcing/strategy-ask.ts';
import type { Belief, Choices, Outcome } from './outcome.ts';
import { rewardOf } from './outcome.ts';
import type { Counted } from './rules-buyer.ts';
import {
  knownByRules,
  mannerOf,
  rankedBy,
  shortlistOf,
  strategySituation,
  talkSituation,
} from './rules-buyer.ts';
import type { Offering, WorldCase } from './world-case.ts';
import { pricesOf } from './world-case.ts';

const DAY_MS = 86_400_000;
/** A late delivery comes so many days after its day, as the median of the shared years. */
const LATE_DAYS = 11;
const WHOLE = 10_000;

type Decided = { ask: AdviceAsk; chosen: string; propensityBp: number };
type Decision = Choices & { decided: Decided[]; ranked: Candidate[]; belief: Belief };
type Due = { dueMs: number; observation: Observation; award?: JudgedAward<RankingFactor> };

/** A buyer whose decisions pass through the product's own memory, from observations to advice. */
export class MemoryBuyer {
  readonly #rules: LearningRules;
  readonly #cells = new Map<string, Cell[]>();
  readonly #opponents = new Map<string, OpponentType>();
  #due: Due[] = [];
  #awards: JudgedAward<RankingFactor>[] = [];
  #weights: Record<RankingFactor, number> = { ...EVEN_RANKING_WEIGHTS_BP };

  constructor(rules: LearningRules) {
    this.#rules = rules;
  }

  get weights(): Readonly<Record<RankingFactor, number>> {
    return this.#weights;
  }

  decide(it: WorldCase, counted: Counted): Decision {
    this.#learnUntil(it.requisition.openedAtMs);
    const { requisition, offerings } = it;
    const supplierIds = offerings.map((one) => one.hidden.supplierId);
    const search = strategyAsk(requisition, strategySituation(it));
    const counsel = this.#ask({ requisition, agent: 'sourcing', asks: [search], supplierIds });
    const strategy = chosenOf(counsel.advice[0], search) as SourcingStrategy;
    const ranked = rankWithMemory(
      rankedBy(it, strategy, counted),
      counsel.suppliers,
      this.#rules.adjustMaxBp,
      this.#weights,
    );
    const shortlist = shortlistOf(it, ranked);
    const opponents = shortlist.flatMap((one) => this.#opponents.get(one.hidden.supplierId) ?? []);
    const asks = talkAsks(requisition, talkSituation(it, shortlist, counted), opponents);
    const talks = this.#ask({
      requisition,
      agent: 'negotiation',
      asks: [asks.approach],
      supplierIds: [],
    });
    const approach = chosenOf(talks.advice[0], asks.approach) as Approach;
    const raw = knownByRules(counted);
    const losses = new Map(ranked.map((one) => [one.supplierId, one.expectedLossBp ?? 0]));
    return {
      shortlist,
      manner: mannerOf(approach),
      decided: [decided(search, counsel.advice[0]), decided(asks.approach, talks.advice[0])],
      ranked,
      belief: (one) => ({
        ...raw(one),
        expectedLossBp: losses.get(one.hidden.supplierId) ?? 0,
      }),
    };
  }

  /** What the case came to; known when its goods have come. */
  learn(it: WorldCase, decision: Decision, outcome: Outcome): void {
    for (const { offering, talk } of outcome.talks) {
      const { type } = opponentType(talk.theirs, talk.ours);
      if (type !== 'unknown') this.#opponents.set(offering.hidden.supplierId, type);
    }
    const { winner } = outcome;
    const { openedAtMs } = it.requisition;
    const receivedMs =
      winner === null
        ? openedAtMs
        : openedAtMs +
          (winner.offering.hidden.leadTimeDays + (outcome.late ? LATE_DAYS : 0)) * DAY_MS;
    const { quantity } = pricesOf(it);
    const result = winner && {
      utilityBp: winner.utilityBp,
      late: outcome.late,
      rejectedBp: Math.round((outcome.rejectedUnits * WHOLE) / quantity),
    };
    for (const one of decision.decided) {
      const rewardBp = rewardOf(one.ask.question, result);
      this.#due.push({
        dueMs: receivedMs,
        observation: decisionSeen(it, one, rewardBp, receivedMs),
      });
    }
    if (winner === null) return;
    const candidate = decision.ranked.find(
      (one) => one.supplierId === winner.offering.hidden.supplierId,
    );
    const scores = candidate?.factors.map((one) => [one.name, one.scoreBp]) ?? [];
    this.#due.push({
      dueMs: receivedMs,
      observation: deliverySeen(it, winner.offering, outcome, receivedMs),
      award: {
        scoresBp: Object.fromEntries(scores) as JudgedAward<RankingFactor>['scoresBp'],
        resultBp: rewardOf('search_strategy', result),
      },
    });
  }

  #ask(wish: AdviceWish): Counsel {
    const cells = wantedCells(wish).flatMap(
      ({ level, key }) => this.#cells.get(`${level} ${key}`) ?? [],
    );
    return counselOf(wish, this.#rules, { cells, lessons: [], observationNo: 0 });
  }

  #learnUntil(nowMs: number): void {
    const seen = this.#due.filter((one) => one.dueMs <= nowMs);
    this.#due = this.#due.filter((one) => one.dueMs > nowMs);
    for (const { observation, award } of seen) {
      for (const cell of contributionsOf([{ observation, usualPriceMinor: null }])) this.#add(cell);
      if (award !== undefined) this.#awards.push(award);
    }
    this.#awards = this.#awards.slice(-AWARDS_MAX);
    this.#weights = adaptWeights(this.#weights, EVEN_RANKING_WEIGHTS_BP, this.#awards).weightsBp;
  }

  #add(cell: Cell): void {
    const key = `${cell.level} ${cell.key}`;
    const cells = this.#cells.get(key) ?? [];
    this.#cells.set(key, cells);
    const known = cells.find((it) => it.measure === cell.measure && it.monthNo === cell.monthNo);
    if (known === undefined) {
      cells.push({ ...cell });
      return;
    }
    known.sampleSize += cell.sampleSize;
    known.countMilli += cell.countMilli;
    known.sumMilli += cell.sumMilli;
    known.squaresMilli += cell.squaresMilli;
  }
}

/** Results that weights are learnt from: those of about two years. */
const AWARDS_MAX = 240;

const chosenOf = (advice: Advice | undefined, ask: AdviceAsk): string =>
  advice?.chosen ?? ask.without;

function decided(ask: AdviceAsk, advice: Advice | undefined): Decided {
  const chosen = chosenOf(advice, ask);
  const drawn = advice?.suggestions.find((it) => it.option === chosen);
  return { ask, chosen, propensityBp: drawn?.propensityBp ?? WHOLE };
}

const commonOf = (it: WorldCase, what: string, atMs: number) => ({
  observationId: `case/${it.requisition.caseId}/${what}`,
  itemId: null,
  caseId: it.requisition.caseId,
  category: categoryClass(it.requisition.lines),
  lane: null,
  occurredAtMs: atMs,
  recordedAtMs: atMs,
  source: 'case',
  replaces: null,
});

const decisionSeen = (
  it: WorldCase,
  { ask, chosen, propensityBp }: Decided,
  rewardBp: number,
  atMs: number,
): Observation => ({
  ...commonOf(it, ask.question, atMs),
  kind: 'decision',
  supplierId: null,
  body: {
    agent: ask.question === 'search_strategy' ? 'sourcing' : 'negotiation',
    question: ask.question,
    context: ask.context,
    chosen,
    without: ask.without,
    propensityBp,
    rewardBp,
  },
});

function deliverySeen(
  it: WorldCase,
  { hidden }: Offering,
  { late, rejectedUnits }: Outcome,
  receivedMs: number,
): Observation {
  const { quantity } = pricesOf(it);
  return {
    ...commonOf(it, 'delivery', receivedMs),
    kind: 'delivery',
    supplierId: hidden.supplierId,
    body: {
      orderId: it.requisition.caseId,
      promisedOn: isoDayOf(receivedMs - (late ? LATE_DAYS : 0) * DAY_MS),
      receivedOn: isoDayOf(receivedMs),
      orderedQuantity: quantity,
      receivedQuantity: quantity,
      rejectedQuantity: rejectedUnits,
      reportedBy: null,
    },
  };
}
