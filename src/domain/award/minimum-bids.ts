import type { Body } from '#contracts/messages.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { SourcingRules } from '#contracts/tenant-policy.ts';

type Talks = Body<'negotiation.outcome'>['talks'];

/** Bids that policy wants for an award of so much, in minor units; at least 1. */
export function bidsWanted(rules: SourcingRules | undefined, amountMinor: number): number {
  const reached = (rules?.bidsMin ?? []).filter((it) => it.fromMinor <= amountMinor);
  return Math.max(1, ...reached.map((it) => it.bids));
}

export type BidsCount = { bids: number; wanted: number; reason: string | null };

/** How many suppliers made an offer, against how many policy wants for the amount. */
export function countBids(
  rules: SourcingRules | undefined,
  { singleSourceReason }: Requisition,
  talks: Talks,
  amountMinor: number,
): BidsCount {
  const bidders = talks.filter((it) => it.lastTotalMinor !== null).map((it) => it.supplierId);
  return {
    bids: new Set(bidders).size,
    wanted: bidsWanted(rules, amountMinor),
    reason: singleSourceReason ?? null,
  };
}

/** Too few bids need a written reason, or a person who takes the award on. */
export const lacksBids = ({ bids, wanted, reason }: BidsCount): boolean =>
  bids < wanted && reason === null;

/** For an award, its question and its summary; null where the bids are enough. */
export function bidsSentence({ bids, wanted, reason }: BidsCount): string | null {
  if (bids >= wanted) return null;
  const few = `Only ${bids} of ${wanted} wanted bids came in`;
  return reason === null
    ? `${few}, and the request gives no reason for it.`
    : `${few}; the request says why: ${reason}`;
}
