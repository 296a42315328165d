import { describe, expect, it } from 'vitest';
import { aRule } from '../../../tests/support/approval-builders.ts';
import type { AskedFacts } from './rule.ts';
import { ruleFor, rulesOfCase } from './rule.ts';

const step = [{ stepId: 'one' }];
const asked = (parts: Partial<AskedFacts> = {}): AskedFacts => ({
  about: 'award',
  amountMinor: 100_000,
  currency: 'EUR',
  categories: ['33140000-3'],
  costCentre: 'LAB-1',
  riskBp: 4_000,
  ...parts,
});
const titled = (title: string, when: object) => aRule(step, { title, when });
const rules = [
  titled('risky', { riskFromBp: 6_000 }),
  titled('medical', { categories: ['331'], amountFromMinor: 50_000 }),
  titled('lab', { costCentres: ['LAB-1'], about: ['award'] }),
  titled('small euros', { currency: 'EUR', amountToMinor: 10_000 }),
];
const chosen = (parts: Partial<AskedFacts>) => ruleFor(rules, asked(parts))?.title ?? null;

describe('the rule of a question', () => {
  it.each([
    [{}, 'medical'],
    [{ riskBp: 6_000 }, 'risky'],
    [{ amountMinor: 49_999 }, 'lab'],
    [{ amountMinor: 50_000 }, 'medical'],
    [{ categories: ['44000000-0'] }, 'lab'],
    [{ categories: [], costCentre: null }, null],
    [{ categories: [], costCentre: null, amountMinor: 10_000 }, 'small euros'],
    [{ categories: [], costCentre: null, amountMinor: 10_000, currency: 'USD' }, null],
    [{ about: 'recovery' as const, amountMinor: null }, null],
    [{ riskBp: null, amountMinor: 1, categories: [] }, 'lab'],
  ])('for %j is %s: the first that fits', (parts, title) => {
    expect(chosen(parts)).toBe(title);
  });

  it('is none of another category or cost centre when a case keeps its rules', () => {
    const kept = rulesOfCase(rules, { categories: ['44000000-0'], costCentre: null });
    expect(kept.map((it) => it.title)).toEqual(['risky', 'small euros']);
  });
});
