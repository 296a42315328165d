import type { SupplierOrder } from '#contracts/orders.ts';
import { latestDay } from '#domain/order/standing.ts';
import { shownMoment } from './moment.ts';

type Response = SupplierOrder['responses'][number];

/** Whether the supplier is asked for an answer that would still be in time. */
export const mayRespond = ({ yourTurn, answerByMs }: SupplierOrder, nowMs: number): boolean =>
  yourTurn && nowMs <= answerByMs;

/** Where an order stands, said to its supplier. */
export function orderStanding(order: SupplierOrder, nowMs: number): string {
  const { status, lines } = order;
  switch (status) {
    case 'issued':
      return asked(order, nowMs);
    case 'change_proposed':
      return 'Your change is with the buyer. You will read here what becomes of it.';
    case 'acknowledged':
      return `The order is agreed. Please deliver by ${latestDay(lines)}.`;
    case 'rejected':
      return 'You have rejected the order.';
    case 'partly_received': {
      const left = lines.filter((it) => it.receivedQuantity < it.quantity).length;
      return `The buyer has received a part. Still to come: ${left} of ${countOf(lines.length)}.`;
    }
    case 'received':
      return 'The buyer has received all of it. Thank you.';
    case 'cancelling':
    case 'cancelled':
      return 'The buyer has cancelled the order. Please deliver nothing more of it.';
    case 'lapsed':
      return 'The order was not answered in time and has lapsed. Please deliver nothing of it.';
  }
}

function asked(order: SupplierOrder, nowMs: number): string {
  const { revision, answerByMs, responses } = order;
  const until = shownMoment(answerByMs);
  if (!mayRespond(order, nowMs)) return `Answers were taken until ${until}.`;
  const isRefused = responses.at(-1)?.decision === 'refused';
  if (isRefused && responses.at(-1)?.revision === revision - 1) {
    return `The buyer keeps the order as it was. Please answer it again until ${until}.`;
  }
  return revision > 1
    ? `The buyer has changed the order. Please answer it again until ${until}.`
    : `You have an order. Please accept it, propose a change or reject it until ${until}.`;
}

const countOf = (lines: number): string => (lines === 1 ? '1 line' : `${lines} lines`);

/** What the supplier said, in a few words. */
export const saidWords: Readonly<Record<Response['kind'], string>> = {
  accepted: 'You accepted the order',
  changed: 'You proposed a change',
  rejected: 'You rejected the order',
};

/** What became of a change; null = this was none, or nobody decides about it any more. */
export function decisionWords(
  { kind, decision, decidedBecause }: Response,
  { status }: SupplierOrder,
): string | null {
  if (kind !== 'changed') return null;
  const because = decidedBecause === null ? '' : ` Their reason: ${decidedBecause}`;
  if (decision === 'accepted') return `The buyer accepted the change.${because}`;
  if (decision === 'refused') return `The buyer refused the change.${because}`;
  return status === 'change_proposed' ? 'The buyer has not decided yet.' : null;
}
