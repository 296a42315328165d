import type { AwardProposal } from '#contracts/negotiation.ts';
import type { RedFlag } from '#contracts/red-flags.ts';
import type { Assessment } from '#contracts/supplier.ts';
import type { Approval } from '../../../client/types.ts';

type Bids = { bids: number; wanted: number; reason: string | null };

/** What a question about an award binds; amounts in minor units. */
export type ShownAward = Pick<
  AwardProposal,
  'currency' | 'totalMinor' | 'deliveryMinor' | 'lines' | 'savings' | 'shortfall'
> & { terms: string[]; bids?: Bids; redFlags?: RedFlag[] };

type Grants = { kind: 'budget'; raiseToMinor: number } | { kind: 'wishes'; giveUp: string[] };
type Talk = {
  supplierId: string;
  supplierName: string;
  result: string;
  lastTotalMinor: number | null;
  because: string | null;
};
export type ShownRecovery = {
  problem: string;
  grants: Grants | null;
  tried: string[];
  talks: Talk[];
};

type ShownStep = { role: string; problem: string; attempt: number };

export type Shown =
  | { about: 'award'; it: ShownAward }
  | { about: 'compliance_review'; it: Assessment }
  | { about: 'recovery'; it: ShownRecovery }
  | { about: 'manual_step'; it: ShownStep }
  | { about: 'unreadable'; it: unknown };

const hasLists = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  names.every((it) => Array.isArray((value as Record<string, unknown>)[it]));

const hasTexts = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  names.every((it) => typeof (value as Record<string, unknown>)[it] === 'string');

/** What is bound, by what it is about; `unreadable` when it is not what such a question binds. */
export function readShown({ about, shown }: Pick<Approval, 'about' | 'shown'>): Shown {
  if (about === 'award' && hasLists(shown, ['lines', 'terms', 'shortfall'])) {
    return { about, it: shown as ShownAward };
  }
  if (about === 'compliance_review' && hasLists(shown, ['factors', 'hardStops'])) {
    return { about, it: shown as Assessment };
  }
  if (about === 'recovery' && hasLists(shown, ['tried', 'talks']) && hasTexts(shown, ['problem'])) {
    return { about, it: shown as ShownRecovery };
  }
  if (about === 'manual_step' && hasTexts(shown, ['role', 'problem'])) {
    return { about, it: shown as ShownStep };
  }
  return { about: 'unreadable', it: shown };
}
