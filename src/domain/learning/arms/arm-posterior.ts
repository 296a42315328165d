import type { LearnedQuestion } from '#contracts/learning.ts';
import { armAllKey, armKey } from '../cells.ts';
import type { Cell } from '../cells.ts';
import type { Tally } from '../decay.ts';
import { totalOf } from '../decay.ts';
import { currentRewards, restOf, rewardTally } from './reward-tally.ts';

export type Option = { option: string; ruleScoreBp: number };

/** What is believed of the reward of an option: a normal distribution, in basis points. */
export type ArmPosterior = {
  option: string;
  mean: number;
  sd: number;
  sampleSize: number;
  /** Of them those of this very context. */
  ownSampleSize: number;
  /** 1 = nothing but the prior. */
  priorShare: number;
  /** Keys of the cells that it rests on. */
  evidence: string[];
};

export type Played = {
  question: LearnedQuestion;
  context: string;
  options: readonly Option[];
  /** What the rules choose; one of the options. */
  without: string;
  cells: readonly Cell[];
  nowMonth: number;
};

/** One reward lies this far from what is expected of its option, before any was seen. */
const NOISE_SD_BP = 2_000;
const NOISE_STRENGTH = 10;
/** How far options differ from each other over all contexts, and one option between contexts. */
const OPTION_SD_BP = 800;
const CONTEXT_SD_BP = 500;
/** A reward in the middle, with the weight of one case. */
const MIDDLE_BP = 5_000;
/** So many cases of a context outweigh what is known of all. */
const CONTEXT_STRENGTH = 5;
/** A tenth of how much worse the rules find an option is how much less it is expected to bring. */
const RULE_SHARE = 0.1;

type Mass = { mean: number; variance: number };

/**
 * Expected reward of each option, in the order of the options: what cases of this context bring on
 * average, plus what the option brings more or less than that, which leans on all contexts in which
 * the rules choose the same, which leans on the rules' own score. Without data the rules' choice is
 * best.
 */
export function armPosteriors(played: Played): ArmPosterior[] {
  const { question, context, options, without, nowMonth } = played;
  const ruleBp = options.find((it) => it.option === without)?.ruleScoreBp;
  if (ruleBp === undefined) throw new Error(`${without} is no option of ${question}`);
  const arms = options.map(({ option, ruleScoreBp }) => {
    const ownKey = armKey(question, context, option);
    const allKey = armAllKey(question, without, option);
    const own = rewardCells(played.cells, 'arm', ownKey);
    const rest = restOf(rewardCells(played.cells, 'arm_all', allKey), own);
    const aheadBp = Math.min(0, ruleScoreBp - ruleBp) * RULE_SHARE;
    return { option, aheadBp, own, rest, ownKey, allKey };
  });
  const noise = noiseSd(arms.map((it) => rewardTally([...it.own, ...it.rest], nowMonth)));
  const sums = arms.map((it) => ({
    ...it,
    own: currentRewards(it.own, nowMonth, noise),
    rest: currentRewards(it.rest, nowMonth, noise),
  }));
  const own = totalOf(sums.map((it) => it.own));
  const all = totalOf([own, ...sums.map((it) => it.rest)]);
  const usual = (all.sum + MIDDLE_BP) / (all.weight + 1);
  const base = (own.sum + CONTEXT_STRENGTH * usual) / (own.weight + CONTEXT_STRENGTH);
  return sums.map((it) => {
    const prior = { mean: it.aheadBp, variance: OPTION_SD_BP ** 2 };
    const ahead = updated(prior, it.rest, usual, noise);
    const here = { mean: base + ahead.mean, variance: ahead.variance + CONTEXT_SD_BP ** 2 };
    const posterior = updated(here, it.own, 0, noise);
    return {
      option: it.option,
      mean: posterior.mean,
      sd: Math.sqrt(posterior.variance),
      sampleSize: it.own.sampleSize + it.rest.sampleSize,
      ownSampleSize: it.own.sampleSize,
      priorShare: (posterior.variance / here.variance) * (ahead.variance / prior.variance),
      evidence: [
        ...(it.own.sampleSize > 0 ? [`arm ${it.ownKey}`] : []),
        ...(it.rest.sampleSize > 0 ? [`arm_all ${it.allKey}`] : []),
      ],
    };
  });
}

const rewardCells = (cells: readonly Cell[], level: Cell['level'], key: string): Cell[] =>
  cells.filter((it) => it.measure === 'reward' && it.level === level && it.key === key);

/** Normal prior, normal rewards with a known spread: the conjugate update (Gelman et al., BDA3, 2.5). */
function updated(prior: Mass, seen: Tally, shift: number, noise: number): Mass {
  if (seen.weight <= 0) return prior;
  const told = seen.weight / noise ** 2;
  const held = 1 / prior.variance;
  const variance = 1 / (held + told);
  return {
    mean: variance * (held * prior.mean + told * (seen.sum / seen.weight - shift)),
    variance,
  };
}

/** Spread of rewards around the mean of their own option. */
function noiseSd(sums: readonly Tally[]): number {
  const within = sums.reduce(
    (total, it) =>
      total + (it.weight <= 0 ? 0 : Math.max(0, it.squares - (it.sum * it.sum) / it.weight)),
    NOISE_STRENGTH * NOISE_SD_BP ** 2,
  );
  return Math.sqrt(within / (totalOf(sums).weight + NOISE_STRENGTH));
}
