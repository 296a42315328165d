import type { LearnedQuestion } from '#contracts/learning.ts';
import { WHOLE_BP, clampBp, shareOf } from '../../basis-points.ts';

/** A late delivery takes this much of what a choice of suppliers is held to have brought. */
const LATE_COSTS_BP = 3_000;

export type EndedTalk = {
  supplierId: string;
  agreed: boolean;
  /** Of the last package on the table; null when there was none. */
  lastUtilityBp: number | null;
  endedAtMs: number;
};

/** An awarded line; what is not delivered yet is neither late nor rejected. */
export type WonLine = {
  supplierId: string;
  amountMinor: number;
  late: boolean;
  /** Of what was inspected. */
  rejectedBp: number;
};

export type CaseResult = {
  talks: readonly EndedTalk[];
  /** null = no award. */
  award: { awardedAtMs: number; lines: readonly WonLine[] } | null;
};

/** A decision, and between which others on the same question and supplier it stands. */
export type JudgedDecision = {
  question: LearnedQuestion;
  /** For whom it was decided; null = for the case. */
  supplierId: string | null;
  /** When it was taken; null = it was the first one, which also answers for what was before. */
  fromMs: number | null;
  /** When it was decided anew; null = it was the last one. */
  untilMs: number | null;
};

/**
 * What came of a decision in a case that has ended, 10,000 = the best. A talk's choice gets the value
 * of the package agreed in it; a choice for the whole case that of the award, the winners' packages
 * weighted by amount; nothing when there was no agreement or award before it was decided anew. Whom
 * to invite and how to search also answer for the goods: late ones cost 3,000 of 10,000, rejected
 * ones their share.
 * @returns null when the value of what was awarded is not known, as in a call-off without talks
 */
export function rewardBp(decision: JudgedDecision, result: CaseResult): number | null {
  const { question, supplierId } = decision;
  const aboutTalk = ['approach', 'opening_anchor', 'lever_order'].includes(question);
  if (aboutTalk && supplierId !== null) return ofTalk(decision, supplierId, result.talks);
  const { award } = result;
  if (award === null || !isDuring(decision, award.awardedAtMs)) return 0;
  return ofAward(award.lines, result.talks, !aboutTalk && question !== 'way_on');
}

function ofTalk(decision: JudgedDecision, supplierId: string, talks: readonly EndedTalk[]): number {
  const its = talks
    .filter((it) => it.supplierId === supplierId && isDuring(decision, it.endedAtMs))
    .toSorted((a, b) => a.endedAtMs - b.endedAtMs);
  const last = its.at(-1);
  return last?.agreed === true ? (last.lastUtilityBp ?? 0) : 0;
}

const isDuring = ({ fromMs, untilMs }: JudgedDecision, atMs: number): boolean =>
  (fromMs === null || atMs >= fromMs) && (untilMs === null || atMs < untilMs);

function ofAward(
  lines: readonly WonLine[],
  talks: readonly EndedTalk[],
  withGoods: boolean,
): number | null {
  let amount = 0;
  let value = 0;
  for (const line of lines) {
    const utilityBp = lastUtility(line.supplierId, talks);
    if (utilityBp === null) return null;
    const lostBp = withGoods ? clampBp((line.late ? LATE_COSTS_BP : 0) + line.rejectedBp) : 0;
    amount += line.amountMinor;
    value += line.amountMinor * shareOf(utilityBp, WHOLE_BP - lostBp);
  }
  return amount === 0 ? null : clampBp(value / amount);
}

function lastUtility(supplierId: string, talks: readonly EndedTalk[]): number | null {
  const agreed = talks
    .filter((it) => it.supplierId === supplierId && it.agreed)
    .toSorted((a, b) => a.endedAtMs - b.endedAtMs);
  return agreed.at(-1)?.lastUtilityBp ?? null;
}
