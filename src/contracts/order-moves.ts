import type { CompensationStepName, OrderStatus } from './orders.ts';
import type { Channel } from './supplier-answer.ts';

/** What an order's workflow sees of it. */
export type OrderLook = {
  caseId: string;
  status: OrderStatus;
  channel: Channel;
  /** When it was looked at; epoch milliseconds, as all moments here. */
  nowMs: number;
  /** Since when the supplier is asked to acknowledge what it is asked now. */
  awaitsSinceMs: number;
  timing: { remindMs: number; escalateMs: number; lapseMs: number };
  announced: boolean;
  reminded: boolean;
  escalated: boolean;
  /** The step of the compensation that is next; null = none waits. */
  step: CompensationStepName | null;
};

/** What an order's workflow may have done; each is harmless when it is repeated. */
export type OrderMove =
  | { do: 'announce' }
  /** A simulated supplier answers. */
  | { do: 'answer' }
  | { do: 'remind' | 'escalate' | 'lapse' }
  | { do: 'compensate'; step: CompensationStepName }
  | { do: 'give_up'; step: CompensationStepName; because: string };

/** `move` null only looks. */
export type OrderTending = { tenantId: string; orderNo: string; move: OrderMove | null };
