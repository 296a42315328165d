import { describe, expect, it } from 'vitest';
import type { ComplianceDesk } from '../../tests/support/compliance-desk.ts';
import { assessing, clear, found } from '../../tests/support/compliance-desk.ts';

const ask = (
  desk: ComplianceDesk,
  supplierId: string,
  value: number,
  term: 'prepayment' | 'lead_time' = 'prepayment',
) => {
  const body = { supplierId, term, value, because: 'it asks for it' };
  return desk.tell('negotiation', 'compliance.term', body, 'REQUEST');
};
const judged = () =>
  clear(assessing({ solid: found(2_000), weak: found(4_500), awful: found(9_000) }), [
    'solid',
    'weak',
    'awful',
  ]);
const verdict = (desk: ComplianceDesk) => desk.sentOf('compliance.term_verdict').at(-1)?.body;

describe('a prepayment', () => {
  it('to a supplier of low financial risk is allowed against a guarantee', () => {
    const desk = ask(judged(), 'solid', 2_000);
    expect(verdict(desk)).toMatchObject({ supplierId: 'solid', allowed: true });
    expect(verdict(desk)?.conditions).toEqual(['bank guarantee for the prepayment']);
  });

  it.each([
    ['above the most for anybody', 'solid', 3_001],
    ['to one cleared with conditions on its money', 'weak', 1_000],
    ['to one that was refused', 'awful', 1_000],
    ['to one that was not assessed here', 'stranger', 1_000],
  ])('%s is not allowed', (_name, supplierId, value) => {
    const desk = ask(judged(), supplierId, value);
    expect(verdict(desk)).toMatchObject({ allowed: false, conditions: [] });
  });
});

describe('a longer lead time', () => {
  it.each(['solid', 'weak', 'stranger'])('of %s is allowed when confirmed in writing', (id) => {
    const desk = ask(judged(), id, 90, 'lead_time');
    expect(verdict(desk)?.allowed).toBe(true);
    expect(verdict(desk)?.conditions[0]).toContain('in writing');
  });

  it('of one that was refused is not allowed', () => {
    expect(verdict(ask(judged(), 'awful', 90, 'lead_time'))?.allowed).toBe(false);
  });
});

describe('every question about a term', () => {
  it('is answered to negotiation once and leaves a decision', () => {
    const desk = ask(judged(), 'weak', 1_000);
    expect(desk.owed).toEqual([]);
    expect(desk.sentOf('compliance.term_verdict')).toMatchObject([
      { to: 'negotiation', type: 'RESPONSE' },
    ]);
    expect(desk.decisions.at(-1)).toMatchObject({
      question: 'May prepayment of 1000 be accepted from weak Ltd?',
      chosen: 'not allowed',
      inputs: { supplierId: 'weak', verdict: 'conditional_approval' },
    });
  });

  it('is answered also when compliance knows nothing of the case yet', () => {
    expect(verdict(ask(assessing({}), 'stranger', 500))?.allowed).toBe(false);
    expect(verdict(ask(assessing({}), 'stranger', 40, 'lead_time'))?.allowed).toBe(true);
  });
});
