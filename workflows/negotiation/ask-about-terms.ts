import type { Mandate } from '#contracts/negotiation.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import type { Talk } from './state.ts';

/**
 * A supplier wants a prepayment above the mandate: that changes the risk, so compliance is asked
 * and only this talk waits. null = nothing to ask.
 */
export function askAboutTerms(
  brief: CaseBrief,
  talk: Talk,
  mandate: Mandate,
): { talk: Talk; commands: DeskCommand[] } | null {
  const wanted = talk.theirs?.prepaymentBp ?? 0;
  if (wanted <= mandate.prepaymentBpMax || talk.prepaymentAllowed !== null) return null;
  const { supplierId, supplierName } = talk.cleared.candidate;
  const because = `${supplierName} asks for ${wanted} bp before delivery, the mandate allows ${mandate.prepaymentBpMax}.`;
  return {
    talk: { ...talk, status: 'held' },
    commands: [
      decision(brief, {
        question: `Does a term of ${supplierName} change its risk?`,
        chosen: 'ask compliance and hold this talk',
        alternatives: [
          {
            option: 'refuse the prepayment at once',
            scoreBp: null,
            because: 'it may be the cheapest way',
          },
        ],
        because: [{ rule: 'prepayment', value: because }],
        inputs: { supplierId, wanted, allowed: mandate.prepaymentBpMax },
      }),
      {
        kind: 'send',
        to: 'compliance',
        type: 'REQUEST',
        topic: 'compliance.term',
        body: { supplierId, term: 'prepayment', value: wanted, because },
        answerWithinMs: brief.timing.peerTimeoutMs,
      },
    ],
  };
}
