import type {
  ApprovalPolicyBody,
  ApprovalRule,
  RuleCondition,
  WorkCalendar,
} from '#contracts/approval-policy.ts';
import { money, share } from '../../../display/money.ts';

const USUAL_CURRENCY = 'USD';
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const plain = (name: string): string => name.replaceAll('_', ' ');

/** The questions that a rule is for, in words. */
export function whenWords(when: RuleCondition): string {
  const parts: string[] = [];
  if (when.about !== undefined) parts.push(when.about.map(plain).join(' or '));
  const amount = amountWords(when);
  if (amount !== null) parts.push(amount);
  if (when.categories !== undefined) parts.push(`category ${when.categories.join(', ')}`);
  if (when.costCentres !== undefined) parts.push(`cost centre ${when.costCentres.join(', ')}`);
  if (when.riskFromBp !== undefined) parts.push(`risk from ${share(when.riskFromBp)} on`);
  return parts.join('; ') || 'every question';
}

function amountWords({ amountFromMinor, amountToMinor, currency }: RuleCondition): string | null {
  // Amounts without a currency are in whatever the case has; two decimals are the usual ones.
  const say = (minor: number) =>
    currency === undefined
      ? money(minor, USUAL_CURRENCY).replace(/^\D+|\D+$/g, '')
      : money(minor, currency);
  if (amountFromMinor !== undefined && amountToMinor !== undefined) {
    return `${say(amountFromMinor)} to ${say(amountToMinor)}`;
  }
  if (amountFromMinor !== undefined) return `from ${say(amountFromMinor)} on`;
  return amountToMinor === undefined ? null : `up to ${say(amountToMinor)}`;
}

type StepWords = {
  title: string;
  approvers: readonly string[];
  quorum: number;
  remindAfterHours: number | null;
  escalateAfterHours: number | null;
  escalateTo: readonly string[];
};

/** Names, and `any approver` for a role. */
export const whomWords = (approvers: readonly string[]): string =>
  approvers.map((it) => plain(it.replace(/^role:/, 'any '))).join(', ');

/** A step in words: how many of whom, and what happens when they wait. */
export function stepWords(step: StepWords): string {
  const { approvers, quorum, remindAfterHours, escalateAfterHours, escalateTo } = step;
  const remind = remindAfterHours === null ? '' : `, reminded after ${remindAfterHours} h`;
  const escalate =
    escalateAfterHours === null || escalateTo.length === 0
      ? ''
      : `, after ${escalateAfterHours} h also ${whomWords(escalateTo)}`;
  return `${step.title}: ${quorum} of ${whomWords(approvers)}${remind}${escalate}`;
}

export const orderWords = (order: ApprovalRule['order']): string =>
  order === 'sequential' ? 'one after the other' : 'all at once';

/** When hours count. */
export function calendarWords(calendar: ApprovalPolicyBody['calendar']): string {
  if (calendar === null) return 'Every hour of every day counts.';
  const { country, subdivision, workingDays }: WorkCalendar = calendar;
  const names = workingDays.map((it) => days[it - 1] ?? '').join(', ');
  const place = subdivision === undefined ? country : `${country}, ${subdivision}`;
  return `Hours count on ${names}, but not on public holidays of ${place}.`;
}

export const weekdays = days.map((label, at) => ({ value: String(at + 1), label }));
