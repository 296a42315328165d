import type { Bodies } from '#contracts/messages.ts';
import type { MessageEnvelope } from '../../../../client/types.ts';
import { money } from '../../../../display/money.ts';

/** What a message says, in one sentence; empty = its topic says it all. */
export function gistOf({ topic, body }: MessageEnvelope): string {
  const said = sayers[topic];
  if (said !== undefined) return said(body as never);
  const { because, note } = body as { because?: unknown; note?: unknown };
  return typeof note === 'string' ? note : typeof because === 'string' ? because : '';
}

const sayers: Readonly<Record<string, ((body: never) => string) | undefined>> = {
  'procurement.open': ({ brief }: Bodies['procurement.open']) => {
    const { title, budgetMinor, currency } = brief.requisition;
    return `${title}, up to ${money(budgetMinor, currency)}`;
  },
  'compliance.clear': ({ candidates }: Bodies['compliance.clear']) =>
    `${candidates.length} suppliers: ${candidates.map((it) => it.supplierName).join(', ')}`,
  'negotiation.cleared': ({ cleared }: Bodies['negotiation.cleared']) =>
    `${cleared.length} suppliers: ${cleared.map((it) => it.candidate.supplierName).join(', ')}`,
  'negotiation.outcome': ({ proposal, failure }: Bodies['negotiation.outcome']) =>
    proposal === null
      ? (failure?.because ?? '')
      : `${winners(proposal.lines)} for ${money(proposal.totalMinor, proposal.currency)}`,
  'negotiation.confirm': ({ proposal, because }: Bodies['negotiation.confirm']) =>
    `${winners(proposal.lines)}: ${because}`,
  'approval.decided': ({ decision, comment }: Bodies['approval.decided']) =>
    comment === '' ? decision : `${decision}: ${comment}`,
  'supplier.answer': (body: object) => {
    const { kind, text } = body as { kind?: string; text?: string };
    return [kind, text].filter((it) => it !== undefined && it !== '').join(': ');
  },
};

const winners = (lines: readonly { supplierName: string }[]): string =>
  [...new Set(lines.map((it) => it.supplierName))].join(' and ');
