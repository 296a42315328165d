import type { CaseBrief } from '#contracts/messages.ts';
import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import { compactMandate, compactTerms } from './compact.ts';
import type { Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/** Our own next offer is outside the mandate: it is not sent, the talk ends, the supervisor is told. */
export function escalation(
  brief: CaseBrief,
  talk: Talk,
  mandate: Mandate,
  terms: Terms,
  fault: string,
): { talk: Talk; commands: DeskCommand[] } {
  const { supplierName } = talk.cleared.candidate;
  const because = `no offer to ${supplierName} is left inside the mandate: ${fault}`;
  return {
    talk: { ...talk, status: 'no_agreement', obstacle: because },
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
      {
        kind: 'send',
        to: mandate.escalateTo,
        type: 'NOTIFICATION',
        topic: 'negotiation.outside_mandate',
        body: {
          supplierId: supplierIdOf(talk),
          supplierName,
          mandateVersion: mandate.version,
          because,
        },
      },
    ],
  };
}
