import type { CaseBrief } from '#contracts/messages.ts';
import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import type { RiskTerm, Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/**
 * A supplier wants to be paid before delivery, or to deliver later, than the mandate allows: that
 * changes the risk, so compliance is asked and only this talk waits. null = nothing to ask.
 */
export function askAboutTerms(
  brief: CaseBrief,
  talk: Talk,
  mandate: Mandate,
  theirs: Terms,
): { talk: Talk; commands: DeskCommand[] } | null {
  const asked = changedRisks(brief, mandate, theirs).find(
    ({ term }) => !talk.askedTerms.includes(term),
  );
  if (asked === undefined) return null;
  const { because, ...heldFor } = asked;
  const { supplierName } = talk.cleared.candidate;
  const body = {
    supplierId: supplierIdOf(talk),
    ...heldFor,
    because: `${supplierName} ${because}.`,
  };
  return {
    talk: { ...talk, status: 'held', heldFor, askedTerms: [...talk.askedTerms, heldFor.term] },
    commands: [
      decision(brief, {
        question: `Does a term of ${supplierName} change its risk?`,
        chosen: 'ask compliance and hold this talk',
        alternatives: [
          {
            option: 'counter without it',
            scoreBp: null,
            because: 'done when compliance does not allow it',
          },
        ],
        because: [{ rule: heldFor.term.replaceAll('_', ' '), value: because }],
        inputs: { ...body, mandateVersion: mandate.version },
      }),
      {
        kind: 'send',
        to: 'compliance',
        type: 'REQUEST',
        topic: 'compliance.term',
        body,
        answerWithinMs: brief.timing.peerTimeoutMs,
      },
    ],
  };
}

function changedRisks(
  { requisition }: CaseBrief,
  mandate: Mandate,
  { prepaymentBp, leadTimeDays }: Terms,
): (RiskTerm & { because: string })[] {
  const risks: (RiskTerm & { because: string })[] = [];
  if (prepaymentBp > mandate.prepaymentBpMax) {
    const because = `asks for ${prepaymentBp} bp before delivery, the mandate allows ${mandate.prepaymentBpMax}`;
    risks.push({ term: 'prepayment', value: prepaymentBp, because });
  }
  // What is critical cannot come late, whatever the risk; it is countered at once.
  if (leadTimeDays > mandate.leadTimeDaysMax && requisition.urgency !== 'critical') {
    const because = `delivers in ${leadTimeDays} days, the mandate allows ${mandate.leadTimeDaysMax}`;
    risks.push({ term: 'lead_time', value: leadTimeDays, because });
  }
  return risks;
}
