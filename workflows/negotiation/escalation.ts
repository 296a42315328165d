import type { CaseBrief } from '#contracts/messages.ts';
import type { Mandate, Terms } from '#contracts/negotiation.ts';
import { WHOLE_BP } from '#domain/basis-points.ts';
import { showMoney } from '#domain/money.ts';
import { priceGap } from '#domain/negotiation/price-gap.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import { compactMandate, compactTerms } from './compact.ts';
import type { Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/** An offer that costs this much more than its mandate allows is no near miss. */
const NEAR_BP = 1_000;

/** Our own next offer is outside the mandate: it is not sent, the talk ends, the supervisor is told. */
export function escalation(
  brief: CaseBrief,
  talk: Talk,
  mandate: Mandate,
  terms: Terms,
  fault: string,
): { talk: Talk; commands: DeskCommand[] } {
  const { supplierName } = talk.cleared.candidate;
  const because = `offer to ${supplierName} is left inside its mandate: ${fault}`;
  return {
    talk: { ...talk, status: 'no_agreement', obstacle: `no ${because}` },
    commands: [
      decision(brief, {
        question: `What to offer ${supplierName}?`,
        chosen: 'nothing: escalate',
        alternatives: [{ option: 'send it', scoreBp: null, because: 'outside the mandate' }],
        because: [{ rule: 'mandate', value: fault }],
        inputs: {
          supplierId: supplierIdOf(talk),
          mandate: compactMandate(mandate),
          terms: compactTerms(terms),
        },
      }),
      told(talk, mandate, `No ${because}`),
    ],
  };
}

/**
 * The talks have come to nothing: last offers that a little more money would have bought, told once
 * for each supplier, so that a person who raises the budget knows what for.
 */
export const nearMisses = (talks: readonly Talk[]): DeskCommand[] =>
  talks.flatMap((talk) => {
    const { mandate, theirs, obstacle, cleared } = talk;
    // With an obstacle the supervisor has been told already.
    if (mandate === null || theirs === null || obstacle !== null) return [];
    const gap = priceGap(mandate, theirs);
    if (gap === null) return [];
    const { costMinor, missingMinor } = gap;
    if (missingMinor * WHOLE_BP >= (costMinor - missingMinor) * NEAR_BP) return [];
    const [cost, missing] = [costMinor, missingMinor].map((it) => showMoney(it, mandate.currency));
    const offer = `The last offer of ${cleared.candidate.supplierName}`;
    const because = `${offer} costs ${cost} at the door, ${missing} more than its mandate allows`;
    return [told(talk, mandate, because)];
  });

const told = (talk: Talk, mandate: Mandate, because: string): DeskCommand => ({
  kind: 'send',
  to: mandate.escalateTo,
  type: 'NOTIFICATION',
  topic: 'negotiation.outside_mandate',
  body: {
    supplierId: supplierIdOf(talk),
    supplierName: talk.cleared.candidate.supplierName,
    mandateVersion: mandate.version,
    because,
  },
});
