import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { OpenedQuote, RealChannel } from '#contracts/supplier-answer.ts';

type Place = { tenantId: string; caseId: string };

/** The talks with real suppliers, as they and the API see them. Every call may be repeated. */
export type SupplierSessions = {
  /** Those of these suppliers that answer for themselves. */
  channelsOf(tenantId: string, supplierIds: readonly string[]): Promise<RealChannel[]>;
  ask(place: Place, order: ActivityInputs['askSuppliers']): Promise<void>;
  tend(
    place: Place,
    order: ActivityInputs['tendSessions'],
  ): Promise<ActivityResults['tendSessions']>;
  openQuotes(place: Place, supplierIds: readonly string[]): Promise<OpenedQuote[]>;
};
