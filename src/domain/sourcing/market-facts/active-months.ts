/** How far back a supplier counts as active, and value as bought lately. */
export const ACTIVE_MONTHS = 24;
