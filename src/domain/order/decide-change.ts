import type { Person } from '../same-person.ts';
import { isSamePerson } from '../same-person.ts';
import type { Order, OrderLineState, OrderStep } from './order.ts';
import { beyondRoom, orderTotalMinor, refused, reissued, taken, withChanges } from './order.ts';

/**
 * A person's answer to the change that a supplier wants. One that raises the total takes two people;
 * a refused one asks the supplier for the order as it was.
 */
export function decideChange(
  order: Order,
  decision: 'accept_change' | 'refuse_change',
  by: Person,
  because: string,
): OrderStep {
  const { change } = order;
  if (order.status !== 'change_proposed' || change === null) {
    return refused('ORDER_SETTLED', 'No change of the supplier waits for an answer.');
  }
  if (decision === 'refuse_change') {
    return taken(reissued(order), 'change_refused', `Change refused: ${because}`);
  }
  const lines = withChanges(order.lines, change.lines);
  const totalMinor = orderTotalMinor(lines);
  const tooMuch = beyondRoom(order, totalMinor);
  if (tooMuch !== null) return tooMuch;
  if (totalMinor > orderTotalMinor(order.lines)) {
    if (change.acceptedFirst === null) {
      const sentence = `Change accepted by a first person, since it raises the total: ${because}`;
      const next = { ...order, change: { ...change, acceptedFirst: by } };
      return taken(next, 'change_accepted_first', sentence);
    }
    if (isSamePerson(change.acceptedFirst, by)) {
      return refused(
        'SECOND_PERSON_NEEDED',
        'The change raises the total: another person has to accept it too.',
      );
    }
  }
  return taken(
    {
      ...order,
      status: 'acknowledged',
      revision: order.revision + 1,
      lines: lines.map((it, at) => explained(it, order.lines[at], because)),
      change: null,
    },
    'change_accepted',
    `Change accepted: ${because}`,
  );
}

function explained(
  line: OrderLineState,
  before: OrderLineState | undefined,
  because: string,
): OrderLineState {
  if (line.unitPriceMinor === line.awardedUnitPriceMinor) return { ...line, priceBecause: null };
  const isNew = line.unitPriceMinor !== before?.unitPriceMinor;
  return isNew ? { ...line, priceBecause: because, pendingPrice: null } : line;
}
