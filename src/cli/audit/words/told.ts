import type { Bodies } from '#contracts/messages.ts';
import type { AwardProposal, Mandate } from '#contracts/negotiation.ts';
import type { Assessment } from '#contracts/supplier.ts';
import type { Names } from '../names.ts';

/**
 * Rows as events tell of them: columns as PostgreSQL writes them, moments and days as ISO texts. The
 * hash of the event vouches for them, so that they are not parsed again.
 */
export type ToldRows = {
  cases: {
    title: string;
    currency: string;
    budget_minor: number;
    need_by: string;
    urgency: string;
    outcome: string | null;
    summary: string[] | null;
  };
  decisions: {
    question: string;
    chosen: string;
    because: { rule: string; value: string }[];
    alternatives: { option: string; because: string; scoreBp: number | null }[];
    confidence_bp: number;
    policy_version: string;
  };
  clearances: {
    supplier_id: string;
    verdict: string;
    risk_bp: number | null;
    assessment: Partial<Assessment>;
    conditions: string[];
    because: string[];
    valid_until: string;
    decided_by: string;
  };
  mandates: { supplier_id: string; version: number; body: Mandate };
  approvals: {
    about: string;
    question: string;
    amount_minor: number | null;
    currency: string | null;
    shown: unknown;
    if_silent: string;
    expires_at: string;
    decided_by: string | null;
    comment: string | null;
  };
  awards: {
    proposal: AwardProposal;
    total_minor: number;
    currency: string;
    approved_by: string;
  };
  award_lines: {
    line_no: number;
    supplier_id: string;
    item_id: string;
    quantity: number;
    unit_price_minor: number;
    currency: string;
    lead_time_days: number;
  };
  messages: { topic: keyof Bodies; body: unknown };
  question_answers: { supplier_id: string; question: string; text: string; to_all: boolean };
  dead_letters: { agent: string; reason: string; because: string };
  screening_decisions: {
    supplier_id: string;
    list_id: string;
    kind: string;
    scope: string;
    reason: string;
    valid_until: string | null;
    found: { listedName?: string; listTitle?: string };
  };
  purchase_orders: {
    order_no: string;
    supplier_id: string;
    status: string;
    revision: number;
    total_minor: number;
    currency: string;
  };
  order_events: { order_no: string; sentence: string };
  risk_policies: {
    version: number;
    status: string;
    note: string;
    effective_from: string;
    drafted_by_name: string;
    approved_by_name: string | null;
  };
};
export type ToldTable = keyof ToldRows;

/** What words need beside the row: who is who, and the case's currency. */
export type Saying = { action: string; names: Names; currency: string };
