import type {
  ApprovalAbout,
  ApprovalRule,
  PinnedApprovals,
  RuleCondition,
} from '#contracts/approval-policy.ts';

/** What a question is about, as far as rules ask for it. */
export type AskedFacts = {
  about: ApprovalAbout;
  /** What the buyer spends in all; null = it is not about money. */
  amountMinor: number | null;
  currency: string | null;
  categories: readonly string[];
  costCentre: string | null;
  /** Of the riskiest supplier; null = nobody judged it. */
  riskBp: number | null;
};

/** The first rule that fits; null = none does, and anybody with an approving role may answer. */
export const ruleFor = (rules: readonly ApprovalRule[], facts: AskedFacts): ApprovalRule | null =>
  rules.find(({ when }) => fitsCase(when, facts) && fitsQuestion(when, facts)) ?? null;

/** Those that can still fit a question of a case; what the case is decides about the others. */
export const rulesOfCase = (
  rules: readonly ApprovalRule[],
  facts: Pick<AskedFacts, 'categories' | 'costCentre'>,
): ApprovalRule[] => rules.filter(({ when }) => fitsCase(when, facts));

/** The rule that a pinned policy has for a question. */
export const pinnedRule = (
  { rules, categories, costCentre }: PinnedApprovals,
  asked: Omit<AskedFacts, 'categories' | 'costCentre'>,
): ApprovalRule | null => ruleFor(rules, { ...asked, categories, costCentre });

export const hasCategory = (prefixes: readonly string[], codes: readonly string[]): boolean =>
  codes.some((code) => prefixes.some((prefix) => code.startsWith(prefix)));

function fitsCase(
  { categories, costCentres }: RuleCondition,
  facts: Pick<AskedFacts, 'categories' | 'costCentre'>,
): boolean {
  if (categories !== undefined && !hasCategory(categories, facts.categories)) return false;
  return (
    costCentres === undefined ||
    (facts.costCentre !== null && costCentres.includes(facts.costCentre))
  );
}

function fitsQuestion(when: RuleCondition, facts: AskedFacts): boolean {
  const { about, currency, amountFromMinor, amountToMinor, riskFromBp } = when;
  if (about !== undefined && !about.includes(facts.about)) return false;
  if (currency !== undefined && currency !== facts.currency) return false;
  const { amountMinor } = facts;
  if (amountFromMinor !== undefined && (amountMinor === null || amountMinor < amountFromMinor)) {
    return false;
  }
  if (amountToMinor !== undefined && (amountMinor === null || amountMinor > amountToMinor)) {
    return false;
  }
  return riskFromBp === undefined || (facts.riskBp !== null && facts.riskBp >= riskFromBp);
}
