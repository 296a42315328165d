import { describe, expect, it } from 'vitest';
import type { ComplianceDesk } from '../../tests/support/compliance-desk.ts';
import {
  aRiskPolicy,
  assessing,
  clear,
  found,
  verdictOn,
} from '../../tests/support/compliance-desk.ts';

const policy = aRiskPolicy();
const findings = {
  near: found(6_000),
  far: found(6_600),
  unknown: found(null),
  blocked: found(100, { hardStops: ['blocked: fraud'] }),
};
const judged = () => clear(assessing(findings), Object.keys(findings), { policy });
const adjust = (desk: ComplianceDesk, approveUpToBp: number) =>
  desk.tell('supervisor', 'compliance.adjust', { approveUpToBp, because: 'too few' }, 'REQUEST');

describe('a threshold that the supervisor wants moved', () => {
  it.each([
    [6_200, 6_200],
    [9_900, 6_500],
    [100, 2_000],
  ])('to %i bp goes no further than the band: %i bp', (wanted, given) => {
    const desk = adjust(judged(), wanted);
    expect(desk.sentOf('compliance.adjusted')).toMatchObject([
      { to: 'supervisor', type: 'RESPONSE', body: { approveUpToBp: given } },
    ]);
    expect(desk.decisions.at(-1)?.policyVersion).toBe('p1');
  });

  it('hands on who passes now, and nobody else', () => {
    const desk = adjust(judged(), 9_900);
    expect(desk.sentOf('compliance.adjusted')[0]?.body.clearedSupplierIds).toEqual(['near']);
    expect(desk.sentOf('negotiation.cleared')).toMatchObject([
      { body: { attempt: 1, cleared: [{ candidate: { supplierId: 'near' } }] } },
    ]);
    expect(verdictOn(desk, 'near').recorded).toBe('conditional_approval');
    const audited = desk.recordsOf('clearance').at(-1);
    expect(audited?.because[0]).toContain('with conditions up to 6500 bp');
  });

  it('takes back no clearance when it moves down', () => {
    const desk = adjust(clear(assessing({ solid: found(2_900) }), ['solid']), 2_000);
    expect(desk.sentOf('compliance.adjusted')[0]?.body.clearedSupplierIds).toEqual([]);
    expect(desk.recordsOf('clearance')).toHaveLength(1);
    expect(verdictOn(desk, 'solid').recorded).toBe('auto_approve');
  });

  it('counts for who is judged later', () => {
    const desk = adjust(clear(assessing({ near: found(6_000) }), ['other'], { policy }), 6_500);
    expect(verdictOn(clear(desk, ['near'], { policy, attempt: 2 }), 'near')).toMatchObject({
      recorded: 'conditional_approval',
      talks: true,
    });
  });

  it('hands nobody on twice', () => {
    const desk = adjust(adjust(judged(), 6_500), 6_500);
    expect(desk.sentOf('negotiation.cleared')).toHaveLength(1);
  });

  it('before anything was assessed is answered with nobody', () => {
    const desk = adjust(assessing({}), 4_000);
    expect(desk.sentOf('compliance.adjusted')[0]?.body.clearedSupplierIds).toEqual([]);
    expect(desk.owed).toEqual([]);
  });

  it('makes the answer of a person who was asked before too late', () => {
    const desk = adjust(judged(), 6_500);
    const body = { supplierId: 'near', cleared: false, conditions: [], decidedBy: 'grace' };
    desk.tell('supervisor', 'compliance.reviewed', body, 'RESPONSE');
    expect(verdictOn(desk, 'near').recorded).toBe('conditional_approval');
    expect(desk.decisions.at(-1)).toMatchObject({ chosen: 'nothing' });
  });
});
