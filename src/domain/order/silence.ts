import type { Order, OrderStep } from './order.ts';
import { taken } from './order.ts';

export type Silence = 'remind' | 'escalate' | 'lapse';

const SAID = {
  remind: { kind: 'reminded', sentence: 'The supplier was reminded to acknowledge it.' },
  escalate: {
    kind: 'escalated',
    sentence: 'The supplier has said nothing; a person should ask, or cancel the order.',
  },
  lapse: {
    kind: 'lapsed',
    sentence: 'The supplier never acknowledged it, so the order lapsed; nobody is bound by it.',
  },
} as const;

/** What happens while a supplier says nothing; once it has, nothing does. */
export function beSilent(order: Order, silence: Silence): OrderStep {
  if (order.status !== 'issued') return { kind: 'same' };
  const { kind, sentence } = SAID[silence];
  return taken(silence === 'lapse' ? { ...order, status: 'lapsed' } : order, kind, sentence);
}
