import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TenantPolicy } from '#contracts/tenant-policy.ts';
import { aPolicy } from '../../../../tests/support/case-builders.ts';
import { aRiskPolicyBody } from '../../../../tests/support/risk-policy-builders.ts';
import { pinnedRisk, withLesson } from './pinned-risk.ts';

const { weightsBp } = aRiskPolicyBody();
const medical = { ...weightsBp, quality: 3_500, financial: 500 };
const gloves = { ...weightsBp, quality: 3_000, financial: 1_000 };
const body = aRiskPolicyBody({
  requiredCertificates: ['ISO 9001'],
  categories: [
    { cpvPrefix: '33', weightsBp: medical, requiredCertificates: ['CE', 'ISO 9001'] },
    { cpvPrefix: '331414', weightsBp: gloves },
  ],
});
const pinned = (codes: string[]) => pinnedRisk({ version: 4, body }, codes, null);

describe('the rules that a case keeps', () => {
  it('are well formed and name the policy version', () => {
    const policy = { ...aPolicy(), risk: pinned([]) };
    expect(TenantPolicy.parse(policy).risk.version).toBe(4);
  });

  it.each([
    ['no category', [], weightsBp],
    ['another category', ['42612000-9'], weightsBp],
    ['the category', ['42612000-9', '33600000-6'], medical],
    ['the narrower category', ['33141420-0', '33600000-6'], gloves],
  ])('weigh a case of %s by its weights', (_what, codes, expected) => {
    expect(pinned(codes).weightsBp).toEqual(expected);
  });

  it('ask for the papers of the policy and of the category, each once', () => {
    expect(pinned(['33600000-6']).requiredCertificates).toEqual(['ISO 9001', 'CE']);
  });

  it('approve up to where results moved the threshold, and say from where and why', () => {
    const { approveUpToBp, moved } = pinnedRisk({ version: 4, body }, [], {
      toBp: 3_750,
      because: 'few were late',
    });
    expect(approveUpToBp).toBe(3_750);
    expect(moved).toEqual({ fromBp: 3_500, because: 'few were late' });
  });
});

describe('a lesson of reviews', () => {
  const risk = { ...pinned([]), approveUpToBp: 3_000, approveBandBp: { min: 2_500, max: 3_200 } };
  const lesson = (moveBp: number) => ({
    ref: { lessonId: 'L-1', version: 2 },
    moveBp,
    because: 'people let nine of ten pass',
  });

  it('raises the threshold, and says from where, why and by which version', () => {
    expect(withLesson(risk, lesson(150))).toMatchObject({
      approveUpToBp: 3_150,
      moved: {
        fromBp: 3_000,
        because: 'people let nine of ten pass',
        lessons: [{ lessonId: 'L-1', version: 2 }],
      },
    });
    expect(withLesson(risk, null)).toBe(risk);
  });

  it('never lowers it, leaves the band or touches another limit, whatever it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (moveBp) => {
        const {
          approveUpToBp,
          conditionUpToBp,
          moved: _moved,
          ...rest
        } = withLesson(risk, lesson(moveBp));
        expect(approveUpToBp).toBeGreaterThanOrEqual(risk.approveUpToBp);
        expect(approveUpToBp).toBeLessThanOrEqual(risk.approveBandBp.max);
        expect(conditionUpToBp).toBe(Math.max(risk.conditionUpToBp, approveUpToBp));
        expect(risk).toMatchObject(rest);
      }),
    );
  });
});
