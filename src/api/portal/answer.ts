import { ParleyError } from '#contracts/errors.ts';
import type { SupplierOrder } from '#contracts/orders.ts';
import { OrderSaid } from '#contracts/orders.ts';
import { SupplierAnswerRequest } from '#contracts/supplier-answer.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { SignedSession } from '#memory/supplier-channels.ts';
import type { Desk } from '../desk.ts';
import { takeOrderResponse } from '../orders/take-response.ts';
import { parse } from '../problem.ts';

/** Under `order`, alone, it is said to the purchase order, else to the request. @throws ParleyError */
export async function takeSaid(
  desk: Desk,
  session: SignedSession,
  said: unknown,
): Promise<{ accepted: true; order: SupplierOrder } | { accepted: true; view: SupplierView }> {
  if (typeof said !== 'object' || said === null || !('order' in said))
    return takeAnswer(desk, session, said);
  const { order } = parse(OrderSaid, said, 'BODY_INVALID');
  return { accepted: true, order: await takeOrderResponse(desk, session, order) };
}

/**
 * Takes an answer of a supplier that is known to be the one: checked, written to the log, and then
 * brought to the agent; while the engine is away the relay does that later.
 * @throws ParleyError with the code of the refusal
 */
async function takeAnswer(
  desk: Desk,
  { tenantId, view }: SignedSession,
  body: unknown,
): Promise<{ accepted: true; view: SupplierView }> {
  const given = parse(SupplierAnswerRequest, body, 'BODY_INVALID');
  const taken = await desk.store.takeSupplierAnswer(tenantId, view.sessionId, given, Date.now());
  if (taken.kind === 'refused') throw new ParleyError(taken.code, taken.because, taken.issues);
  await bring(desk, taken.message);
  return { accepted: true, view: taken.view };
}

/** The answer counts from the moment it is written; what becomes of it is no failure of the call. */
async function bring(desk: Desk, message: Envelope): Promise<void> {
  const { id, tenantId } = message;
  const fate = await desk.agents.command(message);
  if (fate.kind === 'undelivered' || fate.kind === 'refused') return;
  const delivery = fate.kind === 'closed' || fate.kind === 'absent' ? fate.kind : 'delivered';
  await desk.log.markDelivered(tenantId, [{ id, delivery }]);
}
