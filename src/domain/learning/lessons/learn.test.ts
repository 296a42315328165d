import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LessonEffect } from '#contracts/lessons.ts';
import {
  aFinding,
  aLesson,
  anEstimate,
  SEEN_AT_MS,
  someEvidence,
} from '../../../../tests/support/lesson-builders.ts';
import type { Finding } from './finding.ts';
import { effectOf } from './finding.ts';
import type { KnownLesson } from './learn.ts';
import { concerns, proposeLessons, revise } from './learn.ts';
import { scopeOf } from './scope.ts';

const rules = { adjustMaxBp: 1_500, lessonsNeedApproval: true };
const YEAR_MS = 365 * 86_400_000;
const proposed = (finding: Finding, existing: KnownLesson[] = [], itsRules = rules) =>
  proposeLessons([finding], existing, SEEN_AT_MS, itsRules);

describe('a finding becomes a lesson', () => {
  it('when its interval excludes that nothing is there to learn', () => {
    expect(proposed(aFinding())).toMatchObject([
      { state: 'proposed', effect: { kind: 'supplier_late', adjustBp: -1_000 } },
    ]);
    expect(proposed(aFinding({ estimate: anEstimate(0.3, 0.25) }))).toEqual([]);
  });

  it('of the other kind when it points the other way', () => {
    const [draft] = proposed(aFinding({ estimate: anEstimate(0.02, 0.02), noEffect: 0.1 }));
    expect(draft?.effect).toEqual({ kind: 'supplier_reliable', adjustBp: 400 });
  });

  it.each<[string, Partial<Finding>]>([
    ['from fewer cases than make sure', { evidence: someEvidence({ casesCount: 7 }) }],
    ['when it did not hold where it was not read from', { holdsOutOfSample: false }],
    ['when it is too little to matter', { estimate: anEstimate(0.11, 0.005) }],
    ['from evidence that is long past', { evidence: someEvidence({ lastSeenAtMs: 0 }) }],
  ])('never %s', (_why, parts) => {
    expect(proposed(aFinding(parts))).toEqual([]);
  });

  it('once, however often it is found', () => {
    expect(proposed(aFinding(), [aLesson({ state: 'proposed' })])).toEqual([]);
    expect(proposed(aFinding(), [aLesson({ state: 'active' })])).toEqual([]);
  });

  it('that waits for a person only where it can change an award and policy says so', () => {
    const option = aFinding({
      topic: 'approach',
      option: 'competitive',
      scope: scopeOf({ context: 'rich/high/CPV 3369' }),
      estimate: anEstimate(7_000, 300),
      noEffect: 6_000,
    });
    expect(proposed(option)).toMatchObject([
      {
        state: 'active',
        effect: { kind: 'approach_works', option: 'competitive', rewardBp: 1_000 },
      },
    ]);
    const free = { ...rules, lessonsNeedApproval: false };
    expect(proposed(aFinding(), [], free)[0]?.state).toBe('active');
  });

  it('of a direction that contradicts no number of its own', () => {
    const slow = aFinding({ topic: 'answers', estimate: anEstimate(96, 20), noEffect: 24 });
    expect(proposed(slow)[0]?.effect).toEqual({ kind: 'answers_slowly', adjustBp: -300 });
    const prices = aFinding({ topic: 'prices', estimate: anEstimate(-480, 100), noEffect: 0 });
    expect(proposed(prices)[0]?.effect).toEqual({ kind: 'price_trend', yearlyBp: -450 });
    const reviews = aFinding({ topic: 'reviews', estimate: anEstimate(0.9, 0.1), noEffect: 0.5 });
    expect(proposed(reviews)[0]?.effect).toEqual({ kind: 'review_false_alarm', moveBp: 400 });
  });
});

describe('a forgotten lesson', () => {
  const forgotten = aLesson({ state: 'retired', forgottenUpToNo: 20 });

  it('is not proposed again from what was forgotten with it', () => {
    expect(proposed(aFinding(), [forgotten])).toEqual([]);
    const mixed = someEvidence({ upToNo: 90, casesCount: 90 });
    expect(proposed(aFinding({ evidence: mixed }), [forgotten])).toEqual([]);
  });

  it('comes back proposed from new evidence alone', () => {
    const evidence = someEvidence({ afterNo: 20, upToNo: 60 });
    expect(proposed(aFinding({ evidence }), [forgotten])).toMatchObject([{ state: 'proposed' }]);
  });

  it('that came back is not revised by what was forgotten either', () => {
    const back = aLesson({ state: 'active', forgottenUpToNo: 20 });
    const finding = aFinding({ estimate: anEstimate(0.6, 0.1) });
    expect(revise(back, finding, SEEN_AT_MS, rules)).toEqual({ kind: 'kept' });
  });
});

describe('new evidence', () => {
  const news = (parts: Partial<Finding>, lesson = aLesson(), nowMs = SEEN_AT_MS) =>
    revise(lesson, aFinding(parts), nowMs, rules);

  it('that says the same supports a lesson, and changes nothing when it is the same', () => {
    const evidence = someEvidence({ casesCount: 30, upToNo: 30 });
    expect(news({ evidence })).toMatchObject({ kind: 'supported', evidence });
    expect(news({})).toEqual({ kind: 'kept' });
  });

  it('strengthens it inside the bounds of the rules', () => {
    expect(news({ estimate: anEstimate(0.35, 0.1) })).toMatchObject({
      kind: 'strengthened',
      effect: { adjustBp: -1_250 },
    });
    expect(news({ estimate: anEstimate(0.95, 0.04) })).toMatchObject({
      effect: { adjustBp: -1_500 },
    });
  });

  it('halves what it no longer makes sure, and does not halve it again', () => {
    const doubted = { estimate: anEstimate(0.3, 0.25) };
    const weakened = news(doubted);
    expect(weakened).toMatchObject({ kind: 'weakened', effect: { adjustBp: -500 } });
    if (weakened.kind !== 'weakened') throw new Error(weakened.kind);
    expect(news(doubted, { ...aLesson(), ...weakened })).toEqual({ kind: 'kept' });
  });

  it('retires what it contradicts, what it takes away, and what it left too long alone', () => {
    expect(news({ estimate: anEstimate(0.05, 0.1) })).toMatchObject({ kind: 'retired' });
    const gone = news({ evidence: someEvidence({ casesCount: 0 }) });
    expect(gone).toMatchObject({ kind: 'retired', because: 'Nothing supports it any more.' });
    expect(revise(aLesson(), null, SEEN_AT_MS, rules)).toEqual({ kind: 'kept' });
    const later = revise(aLesson(), null, SEEN_AT_MS + 2 * YEAR_MS, rules);
    expect(later).toMatchObject({ kind: 'retired' });
  });

  it('leaves a retired lesson to be proposed anew', () => {
    expect(news({}, aLesson({ state: 'retired' }))).toEqual({ kind: 'kept' });
  });

  it('concerns lessons of its own topic, scope and option alone', () => {
    expect(concerns(aFinding(), aLesson())).toBe(true);
    expect(concerns(aFinding({ topic: 'answers' }), aLesson())).toBe(false);
    const other = scopeOf({ supplierId: 'SUP-1', category: 'CPV 3369' });
    expect(concerns(aFinding({ scope: other }), aLesson())).toBe(false);
  });
});

describe('the effect of a lesson', () => {
  it('cannot name a floor, a mandate, an approver or a list', () => {
    const right = { kind: 'supplier_late', adjustBp: -100 };
    expect(LessonEffect.safeParse(right).success).toBe(true);
    for (const more of ['walkAwayMinor', 'mandate', 'approvers', 'sanctions', 'riskFloorBp']) {
      expect(LessonEffect.safeParse({ ...right, [more]: 1 }).success).toBe(false);
    }
    expect(LessonEffect.safeParse({ kind: 'lift_sanction', listId: 'ofac_sdn' }).success).toBe(
      false,
    );
  });

  it('is within its contract and the bound of the rules whatever was measured', () => {
    const topics = [
      'delivery',
      'answers',
      'prices',
      'reviews',
      'way_on',
      'opening_anchor',
    ] as const;
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...topics), number, number, (topic, mean, noEffect) => {
        const finding = aFinding({ topic, option: 'x', estimate: anEstimate(mean, 0), noEffect });
        const effect = effectOf(finding, rules);
        if (effect === null) return;
        LessonEffect.parse(effect);
        if ('adjustBp' in effect) expect(Math.abs(effect.adjustBp)).toBeLessThanOrEqual(1_500);
      }),
    );
  });
});
