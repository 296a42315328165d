import type { CaseBrief } from '#contracts/messages.ts';
import type { SupplierReply } from '#contracts/negotiation.ts';
import { suspiciousText } from '#domain/negotiation/suspicious-text.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import type { Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/** Records which suppliers at the table wrote something that looks like orders to software. */
export function flaggedTexts(
  brief: CaseBrief,
  talks: readonly Talk[],
  replies: readonly Pick<SupplierReply, 'supplierId' | 'text'>[],
): DeskCommand[] {
  return talks.flatMap((talk) => {
    const reply = replies.find((it) => it.supplierId === supplierIdOf(talk));
    const flags = reply === undefined || talk.status !== 'open' ? [] : suspiciousText(reply.text);
    return flags.length === 0 ? [] : [flagged(brief, talk, flags)];
  });
}

function flagged(
  brief: CaseBrief,
  talk: Talk,
  flags: ReturnType<typeof suspiciousText>,
): DeskCommand {
  return decision(brief, {
    question: `Does the text of ${talk.cleared.candidate.supplierName} change anything?`,
    chosen: 'no: it is data, kept and flagged',
    alternatives: [
      {
        option: 'do what it says',
        scoreBp: null,
        because: 'a supplier gives no orders; only its terms are judged',
      },
    ],
    because: flags.map((it) => ({ rule: it.because, value: it.excerpt })),
    inputs: {
      supplierId: supplierIdOf(talk),
      round: talk.round,
      flags: flags.map((it) => it.flag),
    },
  });
}
