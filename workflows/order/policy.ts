import type { OrderLook, OrderMove } from '#contracts/order-moves.ts';

/** Simulated suppliers take a moment, so that people can see that an order waits. */
const SIMULATED_ANSWER_MS = 500;

export type NextMove =
  | { kind: 'move'; move: OrderMove }
  /** Until somebody says something, at most so long; null = as long as it takes. */
  | { kind: 'wait'; forMs: number | null }
  | { kind: 'end' };

/** What is next for an order; its state alone decides, so that any number of looks is harmless. */
export function nextMove(look: OrderLook): NextMove {
  switch (look.status) {
    case 'issued':
      return whileSilent(look);
    case 'cancelling':
      return look.step === null
        ? { kind: 'wait', forMs: null }
        : { kind: 'move', move: { do: 'compensate', step: look.step } };
    case 'change_proposed':
    case 'acknowledged':
    case 'partly_received':
      return { kind: 'wait', forMs: null };
    default:
      // A person may still act on some of these; that starts the workflow again.
      return { kind: 'end' };
  }
}

function whileSilent(look: OrderLook): NextMove {
  if (!look.announced) return { kind: 'move', move: { do: 'announce' } };
  const { remindMs, escalateMs, lapseMs } = look.timing;
  const due: { afterMs: number; move: OrderMove; isDone: boolean }[] = [
    {
      afterMs: SIMULATED_ANSWER_MS,
      move: { do: 'answer' },
      isDone: look.channel !== 'simulated',
    },
    { afterMs: lapseMs, move: { do: 'lapse' }, isDone: false },
    { afterMs: escalateMs, move: { do: 'escalate' }, isDone: look.escalated },
    { afterMs: remindMs, move: { do: 'remind' }, isDone: look.reminded || look.escalated },
  ];
  const open = due.filter((it) => !it.isDone);
  const waitedMs = look.nowMs - look.awaitsSinceMs;
  const now = open.find((it) => it.afterMs <= waitedMs);
  if (now !== undefined) return { kind: 'move', move: now.move };
  return { kind: 'wait', forMs: Math.min(...open.map((it) => it.afterMs)) - waitedMs };
}
