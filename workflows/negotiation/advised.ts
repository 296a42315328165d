import type { Advice } from '#contracts/learning.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { Approach } from '#contracts/negotiation.ts';
import {
  adviceOn,
  advised,
  decisionMemory,
  withExpected,
} from '#domain/learning/advice/decision-memory.ts';
import { approaches } from '#domain/negotiation/approach.ts';
import { LEVER_ORDERS } from '#domain/negotiation/lever-orders.ts';
import type { TalkAdvice } from '#domain/negotiation/next-offer.ts';
import { OPENINGS_BP, openingContext } from '#domain/negotiation/talk-asks.ts';
import type { DeskCommand } from '../desk.ts';
import { remembered } from '../remembered.ts';
import type { NegotiationState } from './state.ts';

/** What memory advises for talks of an approach, with a decision for each question it was asked. */
export function talkAdvice(
  { advice }: Pick<NegotiationState, 'advice'>,
  brief: CaseBrief,
  approach: Approach,
): { advised: TalkAdvice; commands: DeskCommand[] } {
  const about = adviceOn(advice?.advice, 'approach')?.context ?? '';
  const opening = adviceOn(advice?.advice, 'opening_anchor', openingContext(approach, about));
  const levers = adviceOn(advice?.advice, 'lever_order');
  const openingBp = advised(opening, OPENINGS_BP.map(String));
  const leverOrder = advised(levers, LEVER_ORDERS);
  return {
    advised: {
      ...(openingBp !== null && { openingBelowTargetBp: Number(openingBp) }),
      ...(leverOrder !== null && { leverOrder }),
    },
    commands: [
      ...answered(
        brief,
        opening,
        'How far below the target to open?',
        openingBp ?? String(approaches[approach].openingBelowTargetBp),
      ),
      ...answered(brief, levers, 'Which levers first?', leverOrder ?? 'as_set'),
    ],
  };
}

function answered(
  brief: CaseBrief,
  advice: Advice | null,
  question: string,
  chosen: string,
): DeskCommand[] {
  if (advice === null) return [];
  const memory = decisionMemory(advice, advice, chosen);
  return [
    remembered(brief, advice, memory, {
      question,
      chosen,
      alternatives: advice.suggestions
        .filter((it) => it.option !== chosen)
        .map((it) => ({
          option: it.option,
          scoreBp: null,
          because: withExpected(it.because, advice, it.option),
        })),
      because: [],
      inputs: {},
    }),
  ];
}
