import { describe, expect, it } from 'vitest';
import { aRule, pinnedWith } from '../../tests/support/approval-builders.ts';
import type { ComplianceDesk } from '../../tests/support/compliance-desk.ts';
import {
  aRiskPolicy,
  assessing,
  clear,
  found,
  verdictOn,
} from '../../tests/support/compliance-desk.ts';

const reviewed = (desk: ComplianceDesk, supplierId: string, cleared: boolean) =>
  desk.tell(
    'supervisor',
    'compliance.reviewed',
    { supplierId, cleared, conditions: ['monthly call'], decidedBy: 'grace' },
    'RESPONSE',
  );
const inReview = () =>
  clear(assessing({ solid: found(1_000), risky: found(6_000) }), ['solid', 'risky']);

describe('a supplier that a person clears', () => {
  const desk = reviewed(inReview(), 'risky', true);

  it('joins the talks with the conditions of its risks and of the person', () => {
    const notices = desk.sentOf('negotiation.cleared');
    expect(notices).toHaveLength(2);
    expect(notices[1]?.body.pendingSupplierIds).toEqual([]);
    const { conditions } = verdictOn(desk, 'risky');
    expect(conditions).toContain('monthly call');
    expect(conditions).toHaveLength(8);
  });

  it('is recorded under the name of that person, with an end', () => {
    expect(desk.recordsOf('clearance').at(-1)).toMatchObject({
      verdict: 'conditional_approval',
      decidedBy: 'grace',
      because: ['decided by grace'],
      approveUpToBp: 3_000,
    });
    expect(desk.recordsOf('clearance').at(-1)?.validUntilMs).toBeGreaterThan(desk.nowMs);
  });
});

describe('a supplier that a person refuses', () => {
  it('stays out, and others are looked for when too few are left', () => {
    const desk = reviewed(inReview(), 'risky', false);
    expect(verdictOn(desk, 'risky')).toMatchObject({ recorded: 'refusal', talks: false });
    expect(desk.recordsOf('clearance').at(-1)?.alternatives).toEqual(['solid Ltd']);
    expect(desk.sentOf('sourcing.alternatives')).toMatchObject([{ body: { neededCount: 1 } }]);
  });

  it('stays out when the threshold moves, and when it is found once more', () => {
    const desk = reviewed(inReview(), 'risky', false);
    desk.tell('supervisor', 'compliance.adjust', { approveUpToBp: 9_000, because: 'x' }, 'REQUEST');
    clear(desk, ['risky'], { attempt: 2 });
    expect(verdictOn(desk, 'risky')).toMatchObject({ reported: 'refusal', talks: false });
    expect(desk.sentOf('compliance.review')).toHaveLength(1);
  });
});

describe('a hard stop', () => {
  const stopped = { hardStops: ['on hold: audit'] };

  it('is asked of nobody, and no answer lifts it', () => {
    const desk = clear(assessing({ held: found(100, stopped) }), ['held']);
    expect(desk.sentOf('compliance.review')).toEqual([]);
    reviewed(desk, 'held', true);
    expect(verdictOn(desk, 'held')).toMatchObject({ recorded: 'refusal', talks: false });
    expect(desk.recordsOf('clearance').at(-1)?.because.join(' ')).toContain('on hold: audit');
  });

  it('found later counts more than what a person said before', () => {
    const findings = { solid: found(1_000), risky: found(6_000) };
    const desk = reviewed(clear(assessing(findings), ['solid', 'risky']), 'risky', true);
    findings.risky = found(6_000, { hardStops: ['blocked: fraud'] });
    clear(desk, ['risky'], { attempt: 2 });
    expect(verdictOn(desk, 'risky')).toMatchObject({ reported: 'refusal', recorded: 'refusal' });
  });
});

describe('an answer that fits nothing', () => {
  it.each([
    ['an unknown supplier', 'nobody'],
    ['one that is in the talks already', 'solid'],
  ])('changes nothing: %s', (_name, supplierId) => {
    const desk = inReview();
    const before = [desk.sent.length, desk.records.length];
    reviewed(desk, supplierId, false);
    expect([desk.sent.length, desk.records.length]).toEqual(before);
  });

  it('comes before anything was assessed: nothing happens', () => {
    expect(reviewed(assessing({}), 'risky', true).sent).toEqual([]);
  });
});

describe('a question to a person under a rule with a time of its own', () => {
  it('is waited for until it lapses, also when it is put off once', () => {
    const rule = aRule([{ stepId: 'head' }], { expireAfterHours: 200 });
    const policy = aRiskPolicy({}, { approvals: pinnedWith([rule]) });
    const desk = clear(assessing({ risky: found(6_000) }), ['risky'], { policy });
    const [asked] = desk.sentOf('compliance.review');
    expect(asked?.answerWithinMs).toBeGreaterThanOrEqual(400 * 3_600_000);
  });
});
