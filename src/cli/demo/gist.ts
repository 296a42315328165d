import type { Bodies } from '#contracts/messages.ts';
import { showMoney } from '#domain/money.ts';
import type { Envelope } from '#kit/envelope.ts';

/** What a message says, in one sentence; empty = its topic says it all. */
export function gist({ topic, to, body }: Envelope): string {
  if (topic === 'negotiation.outcome') return outcome(body as Bodies['negotiation.outcome']);
  if (topic === 'negotiation.confirm') return order(body as Bodies['negotiation.confirm']);
  if (topic === 'negotiation.confirmed') return answer(body as Bodies['negotiation.confirmed']);
  // Everybody hears the same words at the end; once is enough.
  if (topic === 'case.closed' && to !== 'buyer') return '';
  return (body as { because?: string }).because ?? '';
}

function outcome({ proposal, failure }: Bodies['negotiation.outcome']): string {
  return proposal === null ? (failure?.because ?? '') : `Agreed: ${winners(proposal)}.`;
}

const order = ({ proposal, because }: Bodies['negotiation.confirm']): string =>
  `Is the order taken by ${winners(proposal)}? ${because}`;

function answer({ declined, because }: Bodies['negotiation.confirmed']): string {
  const each = declined.map((it) => ` ${it.supplierId}: ${it.because}`);
  return because + each.join('');
}

function winners({ lines, currency }: Bodies['negotiation.confirm']['proposal']): string {
  const bySupplier = [...Map.groupBy(lines, (it) => it.supplierName)];
  return bySupplier
    .map(([name, its]) => {
      const total = its.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
      return `${name} (${showMoney(total, currency)})`;
    })
    .join(' and ');
}
