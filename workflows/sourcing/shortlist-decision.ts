import type { ActivityResults } from '#contracts/activities.ts';
import type { Advice } from '#contracts/learning.ts';
import type { Body, CaseBrief } from '#contracts/messages.ts';
import type { Exploration } from '#contracts/sourcing-facts.ts';
import type { Candidate } from '#contracts/supplier.ts';
import { decisionMemory, riskReasons } from '#domain/learning/advice/decision-memory.ts';
import { marketSentence } from '#domain/sourcing/market-facts/market-sentence.ts';
import type { DeskCommand } from '../desk.ts';
import { remembered } from '../remembered.ts';
import type { Search } from './state.ts';

type Found = ActivityResults['searchSuppliers'];
/** Inputs of a decision are kept small; the answer of the search has all of them. */
const ELIGIBLE_SHOWN_MAX = 10;

/** Who is on the shortlist and why, with all that bore on it beside the ranking. */
export function shortlistDecision(
  brief: CaseBrief,
  search: Search,
  found: Found,
  handedTo: Body<'sourcing.report'>['handedTo'],
): DeskCommand {
  const [best, ...others] = found.shortlist;
  const advice = found.memory ?? null;
  const memory = advice === null ? null : decisionMemory(advice, advice, advice.chosen ?? '');
  return remembered(brief, advice, memory, {
    question: 'Who could supply, and who looks at them next?',
    chosen:
      best === undefined ? 'nobody found' : `${found.shortlist.length} suppliers, to ${handedTo}`,
    alternatives: others.map((it) => ({
      option: it.supplierName,
      scoreBp: it.scoreBp,
      because: reasonOf(it),
    })),
    because: [
      {
        rule: 'best score',
        value: best === undefined ? 'none' : `${best.supplierName} ${best.scoreBp} bp`,
      },
      {
        rule: 'market',
        value: `${found.market.competition}, ${found.market.suppliersCount} suppliers`,
      },
      ...dealings(found),
      ...leftOut(advice),
      ...riskReasons(advice),
      ...found.hardExclusions.map((it) => ({
        rule: it.requirement,
        value: `keeps out ${it.excludedCount}`,
      })),
      ...found.relaxations.map((it) => ({
        rule: `wish ${it.wish}`,
        value: `keeps out ${it.excludedCount}, giving it up brings ${it.bringsCount}`,
      })),
    ],
    confidenceBp: best?.scoreBp ?? 0,
    inputs: {
      strategy: search.strategy,
      relaxed: search.relaxed,
      carryingCount: found.carryingCount,
      scores: found.shortlist.map((it) => [it.supplierId, it.scoreBp]),
      ...(found.exploration !== undefined && { exploration: shortened(found.exploration) }),
    },
  });
}

/** Why a supplier is asked: its factors, and what kept or gave it a seat. */
const reasonOf = ({ factors, incumbent, exploration, advice, lines }: Candidate): string => {
  const agreed = lines.flatMap((it) => it.agreementId ?? []);
  return [
    factors.map((it) => `${it.name} ${it.scoreBp}`).join(', '),
    ...(incumbent === undefined ? [] : [incumbent]),
    ...(agreed.length === 0 ? [] : [`open agreement ${agreed.join(', ')}`]),
    ...(exploration === undefined ? [] : [exploration]),
    ...(advice === undefined ? [] : [advice]),
  ].join('; ');
};

/** What earlier dealings say: agreements, who supplied before, the market, and who is tried anew. */
function dealings({ shortlist, agreements = [], marketFacts = [], exploration }: Found) {
  return [
    ...agreements.map((it) => ({ rule: `open agreement on line ${it.lineNo}`, value: it.because })),
    ...shortlist.flatMap((it) =>
      it.incumbent === undefined
        ? []
        : [{ rule: 'incumbent', value: `${it.supplierName}: ${it.incumbent}` }],
    ),
    ...marketFacts.map((it) => ({
      rule: `prices paid for line ${it.lineNo}`,
      value: marketSentence(it),
    })),
    ...(exploration === undefined
      ? []
      : [
          { rule: 'exploration', value: exploration.because },
          { rule: 'exploration costs at most', value: exploration.costBound },
        ]),
  ];
}

/** Whom the ranking alone would have put on the shortlist. */
const leftOut = (advice: Advice | null) =>
  (advice?.suggestions ?? [])
    .filter((it) => it.propensityBp === 0)
    .map((it) => ({ rule: 'memory leaves out', value: `${it.option}: ${it.because}` }));

const shortened = (exploration: Exploration) => ({
  ...exploration,
  eligible: exploration.eligible.slice(0, ELIGIBLE_SHOWN_MAX),
});
