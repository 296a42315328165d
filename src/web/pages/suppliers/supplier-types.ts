import type { z } from 'zod';
import type {
  ImportAnswer,
  ListedSupplier,
  ScorecardAnswer,
  SupplierAnswer,
} from '#contracts/desk-answers.ts';
import type { SupplierStatus, Verdict } from '#contracts/supplier.ts';
import type { Tone } from '../../display/sign.tsx';

export type SupplierSummary = z.infer<typeof ListedSupplier>;
export type Supplier = z.infer<typeof SupplierAnswer>;
export type Scorecard = z.infer<typeof ScorecardAnswer>;
export type Imported = z.infer<typeof ImportAnswer>;

type Word = { word: string; tone: Tone };

export const statusWords: Readonly<Record<SupplierStatus, Word>> = {
  active: { word: 'Active', tone: 'good' },
  on_hold: { word: 'On hold', tone: 'warning' },
  blocked: { word: 'Blocked', tone: 'bad' },
};

export const verdictWords: Readonly<Record<Verdict, Word>> = {
  auto_approve: { word: 'Cleared', tone: 'good' },
  conditional_approval: { word: 'With conditions', tone: 'warning' },
  escalate_for_review: { word: 'For review', tone: 'warning' },
  refusal: { word: 'Refused', tone: 'bad' },
};

/** From where on own history speaks for a supplier, and up to where against it. */
const GOOD_FROM_BP = 8_000;
const POOR_BELOW_BP = 5_000;

/** The standing's name is the tenant's own; how good it is shows in what it does and its score. */
export function standingWord({ standing, overallBp }: SupplierSummary['record']): Word {
  const word = standing.name.slice(0, 1).toUpperCase() + standing.name.slice(1);
  if (standing.award === 'prevent') return { word, tone: 'bad' };
  if (standing.award === 'warn' || overallBp < POOR_BELOW_BP) return { word, tone: 'warning' };
  return { word, tone: overallBp >= GOOD_FROM_BP ? 'good' : 'plain' };
}
