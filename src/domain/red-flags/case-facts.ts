import type { BidFacts } from './bid-facts.ts';

type PricedLine = { lineNo: number; quantity: number; unitPriceMinor: number };

/** What the ledger says of a case, for flags. Moments in epoch milliseconds, money in minor units. */
export type CaseFacts = {
  caseId: string;
  openedBy: string;
  openedAtMs: number;
  currency: string;
  /** Catalogue items that were awarded, sorted. */
  items: string[];
  categoryCodes: string[];
  autoApproveMinor: number;
  /** Null without an award. */
  award: {
    approvedBy: string;
    approvalId: string | null;
    awardedAtMs: number;
    lines: { lineNo: number; supplierId: string; unitPriceMinor: number }[];
    mandates: {
      supplierId: string;
      deadlineMs: number;
      lines: { lineNo: number; targetUnitPriceMinor: number; walkAwayUnitPriceMinor: number }[];
    }[];
  } | null;
  /** Of the talks that led to the award; null without one. */
  bids: BidFacts | null;
  /** First offers of suppliers, as they came. */
  quotes: { supplierId: string; lines: PricedLine[] }[];
  /** When each supplier last offered or agreed. */
  lastOffers: { supplierId: string; atMs: number }[];
  /** Real suppliers: what they were asked, and until when. */
  asks: { supplierId: string; turn: number; askedAtMs: number; answerByMs: number }[];
  /** Real suppliers: when their answers came in. */
  answers: { supplierId: string; messageId: string; sentAtMs: number }[];
  /** Suppliers that compliance judged, with the last verdict. */
  verdicts: { supplierId: string; isRefused: boolean }[];
};

/** A case among those that were awarded shortly before and after it. */
export type CaseInContext = { its: CaseFacts; near: readonly CaseFacts[] };

export const winnersOf = (it: CaseFacts): string[] => [
  ...new Set(it.award?.lines.map((line) => line.supplierId)),
];
