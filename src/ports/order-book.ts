import type { OrderLook, OrderMove } from '#contracts/order-moves.ts';
import type {
  CompensationStepName,
  OrderResponseRequest,
  SupplierOrder,
} from '#contracts/orders.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import type { Envelope } from '#kit/envelope.ts';

/** The records of purchase orders, for who stays with them. */
export type OrderBook = {
  look(order: OrderRef): Promise<OrderLook>;
  /** Tells the supplier of what it is asked, or that it is asked no more. */
  announce(order: OrderRef): Promise<void>;
  /** Notes that the supplier is silent, and what follows from that. */
  silence(order: OrderRef, silence: 'remind' | 'escalate' | 'lapse'): Promise<void>;
  /** What a simulated supplier answers to. */
  asked(order: OrderRef): Promise<{ requisition: Requisition; order: SupplierOrder }>;
  respond(order: OrderRef, response: OrderResponseRequest): Promise<void>;
  /** @returns the message that starts a case which the step opened; null = it opened none */
  compensate(order: OrderRef, step: CompensationStepName): Promise<Envelope | null>;
  giveUp(order: OrderRef, move: Extract<OrderMove, { do: 'give_up' }>): Promise<void>;
};
