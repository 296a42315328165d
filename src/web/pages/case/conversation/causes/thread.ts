import type { Conversation } from '../rows/conversation.ts';
import type { Row } from '../rows/row.ts';

/** What led to a row: from the first cause down to the row itself. */
type CausalPath = {
  rows: readonly Row[];
  /** Name of the timer that began it, such as `next-round.2`; null = no timer did. */
  timer: string | null;
};

/** The message that made its sender write this row; null = none, a timer, or not known. */
const causeOf = (row: Row, { byId }: Conversation): Row | null =>
  row.causationId === null ? null : (byId.get(row.causationId) ?? null);

export function pathTo(row: Row, conversation: Conversation): CausalPath {
  const rows = [row];
  let first = row;
  // Sequences fall towards the cause, so that wrong data cannot make a circle.
  for (
    let cause = causeOf(row, conversation);
    cause !== null && cause.sequence < first.sequence;
    cause = causeOf(first, conversation)
  ) {
    rows.unshift(cause);
    first = cause;
  }
  return { rows, timer: timerOf(first.causationId) };
}

function timerOf(causationId: string | null): string | null {
  const found = /^timer\.(.+)$/.exec(causationId ?? '');
  return found?.[1] ?? null;
}

/** What a message caused directly. Of anything else that is nothing. */
export const effectsOf = (row: Row, { causedBy }: Conversation): readonly Row[] =>
  row.source.of === 'message' ? (causedBy.get(row.source.message.id) ?? []) : [];

/**
 * Decisions that were taken in the same turn as a row was written; behind an offer those about its
 * supplier alone, where there are any.
 */
export function decisionsBehind(row: Row, { causedBy, suppliers }: Conversation): readonly Row[] {
  if (row.causationId === null) return [];
  const ofTurn = (causedBy.get(row.causationId) ?? []).filter(
    (it) => it.kind === 'decision' && it.turn === row.turn,
  );
  if (row.source.of !== 'offer') return ofTurn;
  const name = suppliers.get(row.source.offer.supplierId);
  const about = ofTurn.filter((it) => name !== undefined && it.words.includes(name));
  return about.length > 0 ? about : ofTurn;
}

/** A timer's name in words, such as "next round 2". */
export const timerWords = (timer: string): string => timer.replaceAll(/[-._]/g, ' ');

export type ThreadLink = { from: Row; to: Row };

/**
 * A row's whole thread: the path to it and everything that came of it, without decisions, which are
 * told beside; at most `rowsMax` rows, the nearest first.
 */
export function threadOf(
  row: Row,
  conversation: Conversation,
  rowsMax = 60,
): { rows: readonly Row[]; links: readonly ThreadLink[] } {
  const path = pathTo(row, conversation).rows.slice(-Math.ceil(rowsMax / 2));
  const rows = [...path];
  const links: ThreadLink[] = path.slice(1).map((to, at) => ({ from: path[at] ?? row, to }));
  const waiting = [row];
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
    for (const to of effectsOf(from, conversation)) {
      if (to.kind === 'decision' || to.kind === 'stage' || rows.length >= rowsMax) continue;
      rows.push(to);
      links.push({ from, to });
      waiting.push(to);
    }
  }
  return { rows, links };
}
