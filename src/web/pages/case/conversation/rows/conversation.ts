import type { CaseEvent } from '../../../../live/case-stream.ts';
import { rowsOf } from './event-rows.ts';
import type { Row } from './row.ts';

/** What has been said in a case so far; a new object whenever more was said. */
export type Conversation = {
  rows: readonly Row[];
  /** Rows of messages by the message's id. */
  byId: ReadonlyMap<string, Row>;
  /** Rows by the id of the message, or the name of the timer, that caused them. */
  causedBy: ReadonlyMap<string, readonly Row[]>;
  /** What caused each turn of an agent. */
  turnCauses: ReadonlyMap<string, string>;
  /** Names of suppliers by id. */
  suppliers: ReadonlyMap<string, string>;
};

/**
 * Takes the growing list of a case's events and makes rows of what is new alone, so that a long case
 * costs no more with every message.
 */
export function createConversation(
  currency: string,
): (events: readonly CaseEvent[]) => Conversation {
  const rows: Row[] = [];
  const byId = new Map<string, Row>();
  const causedBy = new Map<string, Row[]>();
  const turnCauses = new Map<string, string>();
  // A new map whenever a name comes in, so that whoever shows names notices.
  let suppliers = new Map<string, string>();
  let taken = 0;
  const snapshot = (): Conversation => ({ rows, byId, causedBy, turnCauses, suppliers });
  let current = snapshot();
  const link = (row: Row) => {
    if (row.causationId === null && row.turn !== null) {
      row.causationId = turnCauses.get(row.turn) ?? null;
    }
    if (row.causationId === null) return;
    if (row.turn !== null) turnCauses.set(row.turn, row.causationId);
    const known = causedBy.get(row.causationId);
    if (known === undefined) causedBy.set(row.causationId, [row]);
    else known.push(row);
  };
  return (events) => {
    if (events.length <= taken) return current;
    const named = new Map(suppliers);
    for (const event of events.slice(taken)) {
      nameSuppliers(event, named);
      for (const row of rowsOf(event, currency)) {
        rows.push(row);
        if (row.source.of === 'message') byId.set(row.source.message.id, row);
        link(row);
      }
    }
    if (named.size > suppliers.size) suppliers = named;
    taken = events.length;
    current = snapshot();
    return current;
  };
}

/** Where suppliers are called by their names; everywhere else their ids do. */
const NAMING_TOPICS = new Set([
  'sourcing.report',
  'compliance.clear',
  'negotiation.cleared',
  'negotiation.outcome',
  'compliance.stopped',
]);

function nameSuppliers(event: CaseEvent, names: Map<string, string>): void {
  const tells =
    event.kind === 'message'
      ? NAMING_TOPICS.has(event.body.topic)
      : event.kind === 'clearance' || event.kind === 'supplier_asked';
  if (tells) collectNames(event.body, names, 6);
}

function collectNames(value: unknown, names: Map<string, string>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  const { supplierId, supplierName } = value as { supplierId?: unknown; supplierName?: unknown };
  if (typeof supplierId === 'string' && typeof supplierName === 'string') {
    names.set(supplierId, supplierName);
  }
  for (const it of Object.values(value)) collectNames(it, names, depth - 1);
}
