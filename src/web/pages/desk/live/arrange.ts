import type { LiveCase } from '#contracts/desk.ts';
import type { CaseStage } from '#contracts/records.ts';

export const SORTS = ['title', 'stage', 'waits', 'value', 'age', 'needBy'] as const;
export type Sort = (typeof SORTS)[number];

/** How the live cases are ordered and narrowed; it stands in the address. */
export type View = {
  sort: Sort;
  isDescending: boolean;
  stage: CaseStage | null;
  isMine: boolean;
};

const isSort = (value: unknown): value is Sort => SORTS.some((it) => it === value);

/** Newest first unless the address says otherwise; what it says wrongly does not count. */
export function readView(search: Readonly<Record<string, unknown>>): View {
  const sort = isSort(search.sort) ? search.sort : 'age';
  return {
    sort,
    isDescending: search.desc === true,
    stage: typeof search.stage === 'string' ? (search.stage as CaseStage) : null,
    isMine: search.mine === true,
  };
}

const order: readonly CaseStage[] = [
  'approving',
  'paused',
  'recovering',
  'opened',
  'sourcing',
  'compliance',
  'negotiating',
  'award_review',
  'closed',
];

const byText = (a: string, b: string): number => a.localeCompare(b);
const comparisons: Readonly<Record<Sort, (a: LiveCase, b: LiveCase) => number>> = {
  title: (a, b) => byText(a.title, b.title),
  stage: (a, b) => order.indexOf(a.stage) - order.indexOf(b.stage),
  waits: (a, b) => (deadlineOf(a) ?? Infinity) - (deadlineOf(b) ?? Infinity) || 0,
  // Amounts of two currencies have no order; each currency stays together.
  value: (a, b) => byText(a.currency, b.currency) || a.valueMinor - b.valueMinor,
  age: (a, b) => b.openedAtMs - a.openedAtMs,
  needBy: (a, b) => byText(a.needBy, b.needBy),
};

/** When the first of those that are waited for has to have answered; null = none has to. */
const deadlineOf = ({ waitsFor }: LiveCase): number | null => {
  const ends = waitsFor.flatMap((it) => it.untilMs ?? []);
  return ends.length === 0 ? null : Math.min(...ends);
};

/** The cases that the view asks for, in its order; equal ones keep theirs. */
export function arranged(cases: readonly LiveCase[], view: View, keyId: string): LiveCase[] {
  const compare = comparisons[view.sort];
  return cases
    .filter((it) => view.stage === null || it.stage === view.stage)
    .filter((it) => !view.isMine || it.openedBy === keyId)
    .toSorted((a, b) => (view.isDescending ? compare(b, a) : compare(a, b)));
}

/**
 * The rows in the places that they were drawn in: what has changed is drawn anew, what has gone keeps
 * its place, and what is new waits until somebody asks for it. Where nothing was drawn, nothing waits.
 */
export function held(
  drawn: readonly LiveCase[],
  current: readonly LiveCase[],
): { rows: (LiveCase & { isGone: boolean })[]; newCount: number } {
  if (drawn.length === 0) {
    return { rows: current.map((it) => ({ ...it, isGone: false })), newCount: 0 };
  }
  const now = new Map(current.map((it) => [it.caseId, it]));
  const known = new Set(drawn.map((it) => it.caseId));
  const rows = drawn.map((it) => {
    const found = now.get(it.caseId);
    return { ...(found ?? it), isGone: found === undefined };
  });
  return { rows, newCount: current.filter((it) => !known.has(it.caseId)).length };
}
