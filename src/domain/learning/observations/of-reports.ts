import type { Observation } from '#contracts/observations.ts';
import { CASE_SOURCE } from './bucket.ts';
import { laneOf } from './place.ts';

/** One revision of a row of the ledger of deliveries, or of prices. Days are ISO dates. */
type Report = {
  source: string;
  sourceRef: string;
  revision: number;
  supplierId: string;
  recordedAtMs: number;
  country: string | null;
  mode: string | null;
  /** Of its item. */
  category: string | null;
};

export type DeliveryReportRow = Report & {
  itemId: string | null;
  caseId: string | null;
  orderId: string | null;
  promisedOn: string | null;
  receivedOn: string | null;
  orderedQuantity: number | null;
  receivedQuantity: number | null;
  rejectedQuantity: number | null;
  reportedBy: string | null;
};

export type PriceReportRow = Report & {
  itemId: string;
  observedOn: string;
  unitPriceMinor: number;
  currency: string;
  quantity: number;
  incoterm: string | null;
};

/** What a report of a delivery shows; null while nothing has come. */
export function deliveryObservation(row: DeliveryReportRow): Observation | null {
  const { receivedOn, supplierId, caseId } = row;
  if (receivedOn === null) return null;
  const ofCase = caseId === null ? row.sourceRef : `${caseId}/${supplierId}`;
  return {
    ...commonOf('outcome', row),
    kind: 'delivery',
    itemId: row.itemId,
    caseId,
    occurredAtMs: Date.parse(receivedOn),
    body: {
      orderId: row.orderId ?? ofCase,
      promisedOn: row.promisedOn,
      receivedOn,
      orderedQuantity: row.orderedQuantity,
      receivedQuantity: row.receivedQuantity,
      rejectedQuantity: row.rejectedQuantity,
      reportedBy: row.reportedBy,
    },
  };
}

export function priceObservation(row: PriceReportRow): Observation {
  const { unitPriceMinor, currency, quantity, incoterm } = row;
  return {
    ...commonOf('price', row),
    kind: 'price',
    itemId: row.itemId,
    caseId: null,
    occurredAtMs: Date.parse(row.observedOn),
    body: { unitPriceMinor, currency, quantity, incoterm },
  };
}

function commonOf(what: 'outcome' | 'price', row: Report) {
  return {
    observationId: `${what}/${row.source}/${row.sourceRef}/${row.revision}`,
    supplierId: row.supplierId,
    category: row.category,
    lane: laneOf(row.country, row.mode),
    recordedAtMs: row.recordedAtMs,
    source: row.source,
    replaces: null,
  };
}

/** What a person decided of a screening hit; agents hold every hit to be the party until then. */
export function hitObservation(row: {
  decisionId: string;
  supplierId: string;
  kind: string;
  decidedAtMs: number;
}): Observation {
  return {
    observationId: `hit_decision/${row.decisionId}/1`,
    kind: 'correction',
    supplierId: row.supplierId,
    itemId: null,
    caseId: null,
    category: null,
    lane: null,
    occurredAtMs: row.decidedAtMs,
    recordedAtMs: row.decidedAtMs,
    source: CASE_SOURCE,
    replaces: null,
    body: {
      agent: 'compliance',
      question: 'screening_hit',
      agentSaid: 'hit',
      personSaid: row.kind,
    },
  };
}
