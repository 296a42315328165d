import type { DecisionMemory } from '#contracts/learning.ts';
import type { Approach } from '#contracts/negotiation.ts';
import type { AgentRole } from '#contracts/roles.ts';

/** What the ledgers hold of a case that has ended; moments are epoch milliseconds. */
export type CaseFacts = {
  caseId: string;
  outcome: string;
  closedAtMs: number;
  /** Of its first line. */
  category: string | null;
  talks: {
    talkId: string;
    supplierId: string;
    approach: Approach;
    variant: string;
    parameters: Record<string, number>;
    levers: string[];
    rounds: number;
    result: string;
    firstTotalMinor: number | null;
    lastTotalMinor: number | null;
    lastUtilityBp: number | null;
    opponentType: string;
    endedAtMs: number;
    recordedAtMs: number;
  }[];
  asked: { supplierId: string; askedAtMs: number; answeredAtMs: number | null }[];
  awardedAtMs: number | null;
  awardLines: {
    position: number;
    lineNo: number;
    supplierId: string;
    itemId: string;
    quantity: number;
    unitPriceMinor: number;
    currency: string;
    category: string | null;
  }[];
  /** As reported last. */
  deliveries: {
    lineNo: number;
    supplierId: string;
    late: boolean;
    receivedQuantity: number;
    rejectedQuantity: number | null;
    revision: number;
  }[];
  approvals: {
    approvalId: string;
    about: string;
    status: string;
    requestedAtMs: number;
    decidedAtMs: number;
  }[];
  /** People's judgements, each with the agent's one before it. */
  judgements: {
    clearanceId: string;
    supplierId: string;
    agentSaid: string;
    personSaid: string;
    decidedAtMs: number;
  }[];
  /** Those that memory was asked about, in the order they were taken. */
  decisions: {
    decisionId: string;
    agent: AgentRole;
    supplierId: string | null;
    memory: DecisionMemory;
    decidedAtMs: number;
  }[];
};
