import type {
  Approach,
  AwardLine,
  GapToBest,
  OpponentType,
  SupplierReply,
  Terms,
} from './negotiation.ts';
import type { OpenedQuote, RealChannel, SupplierAsk } from './supplier-answer.ts';
import type { Advice, MemoryUse } from './learning.ts';
import type { MarketFacts } from './market-facts.ts';
import type { Requisition, WishName } from './procurement.ts';
import type { SourcingRules, TenantPolicy } from './tenant-policy.ts';
import type { AgreementAdvice, Exploration } from './sourcing-facts.ts';
import type {
  Assessment,
  Candidate,
  Market,
  Relaxation,
  ShortageAdvice,
  SourcingStrategy,
} from './supplier.ts';

/**
 * The activities that agents order, by name: input and result. Each stores its answer under the
 * tenant, case and key, and a repeated call gets the stored one.
 */
export type ActivityInputs = {
  searchSuppliers: {
    requisition: Requisition;
    strategy: SourcingStrategy;
    relaxed: WishName[];
    excludeSupplierIds: string[];
    shortlistMax: number;
    /** Of the tenant's policy; absent = the ranking alone decides. */
    rules?: SourcingRules;
    /** Absent = as if nothing had ever been learnt. */
    memory?: MemoryUse;
  };
  assessSuppliers: {
    requisition: Requisition;
    suppliers: { supplierId: string; supplierName: string }[];
    /** By what the case is judged. */
    risk: TenantPolicy['risk'];
    /** For which time papers are looked at, epoch milliseconds; absent = when the case was opened. */
    atMs?: number;
  };
  /** One exchange with every supplier still at the table; `terms` null asks for a first quote. */
  exchangeOffers: {
    requisition: Requisition;
    /** What is known of each line's market; simulated suppliers draw their limits from it. */
    market?: Market['lines'];
    offers: {
      supplierId: string;
      /** Offers made in this talk, with this one; talks of one exchange may stand at different ones. */
      round: number;
      move: 'request_quote' | 'counter' | 'final';
      terms: Terms | null;
      candidate: Candidate;
      /** Our offers before this one, oldest first, and their own last terms. */
      earlier?: Terms[];
      standing?: Terms;
      /** How far their standing terms are from the best; null = nothing to compare with. */
      gapToBest?: GapToBest | null;
    }[];
  };
  /** Asks the winners of a decided award, simulated ones only, whether they confirm it. */
  confirmAward: {
    requisition: Requisition;
    awards: { supplierId: string; lines: AwardLine[] }[];
  };
  /** Puts questions and offers before real suppliers; they answer when they like. */
  askSuppliers: { requisition: Requisition; asks: SupplierAsk[] };
  /** Changes what real suppliers may still do; `close` lets an answer win that came in time. */
  tendSessions: {
    action: 'remind' | 'extend' | 'close' | 'agreed' | 'ended';
    supplierIds: string[];
    /** For `extend`: the new end; else null. */
    answerByMs: number | null;
  };
  /** Opens sealed first quotes. */
  openQuotes: { supplierIds: string[] };
  /** What earlier talks teach: savings, approach, opening and levers. */
  adviseNegotiation: {
    requisition: Requisition;
    supplierIds: string[];
    situation: {
      urgency: Requisition['urgency'];
      conditionsCount: number;
      meanDeliveries: number;
      failed: readonly Approach[];
      competition: Market['competition'];
    };
    memory: MemoryUse;
  };
  /** Whether any worker polls the task queue of a role. */
  describePeer: { role: string };
};

export type ActivityResults = {
  searchSuppliers: {
    /** Best first, at most `shortlistMax`. */
    shortlist: Candidate[];
    /** Suppliers that carry at least one line before hard requirements and wishes. */
    carryingCount: number;
    /** How many fail a hard requirement, by requirement. */
    hardExclusions: { requirement: string; excludedCount: number }[];
    relaxations: Relaxation[];
    market: Market;
    /** What relaxing one or two things would bring; absent = nothing is in the way. */
    advice?: ShortageAdvice;
    /** Open agreements on lines of the case; absent = none. */
    agreements?: AgreementAdvice[];
    /** Whether somebody new was tried; absent = nobody could be. */
    exploration?: Exploration;
    /** Prices paid and suppliers of the items of the lines; absent = not looked at. */
    marketFacts?: (MarketFacts & { lineNo: number })[];
    /** What memory changed of the ranking; absent = it was not asked, or could not answer. */
    memory?: Advice;
  };
  assessSuppliers: { assessments: Assessment[] };
  /** `pending`: real suppliers, which answer later by their channel; absent = none. */
  exchangeOffers: { replies: SupplierReply[]; pending?: RealChannel[] };
  confirmAward: { answers: { supplierId: string; confirmed: boolean; text: string }[] };
  askSuppliers: { askedCount: number };
  /** `answeredIds`: have answered the turn in time; the message is on its way. */
  tendSessions: { action: ActivityInputs['tendSessions']['action']; answeredIds: string[] };
  openQuotes: { quotes: OpenedQuote[] };
  adviseNegotiation: {
    /** Expected savings against the first quote from past awards; null = no history. */
    expectedSavingsBp: number | null;
    sampleSize: number;
    perSupplier: {
      supplierId: string;
      talksCount: number;
      agreedCount: number;
      /** Of its latest talk; null = none is known. */
      opponentType: OpponentType | null;
    }[];
    /** One per question and context; empty = the memory could not be asked. */
    advice: Advice[];
  };
  describePeer: { workersCount: number };
};
