import { describe, expect, it } from 'vitest';
import { flattened, moment, riskWords } from './plain-words.ts';

describe('plain words', () => {
  it('say a moment on one line', () => {
    expect(moment(Date.parse('2026-11-21T17:38:21.480Z'))).toBe('2026-11-21 17:38:21');
  });

  it('say a risk that is not known as such, never as none', () => {
    expect([riskWords(null), riskWords(0), riskWords(4_652)]).toEqual([
      'not known',
      '0 of 100',
      '46.52 of 100',
    ]);
  });

  it('say what rules hold with their units', () => {
    const rules = {
      autoApproveAwardMinor: 10_000_000,
      risk: { approveUpToBp: 3_500, approveBandBp: { min: 2_500 }, clearanceValidDays: 30 },
      negotiation: { prepaymentBpMax: 0 },
      sourcing: { bidsMin: [{ fromMinor: 1_000_000, bids: 2 }], inviteIncumbent: true },
      requiredCertificates: [],
      adaptation: null,
    };
    expect(flattened(rules, 'USD')).toEqual([
      ['Auto approve award', '100,000.00 USD'],
      ['Risk approve up to', '35 %'],
      ['Risk approve band min', '25 %'],
      ['Risk clearance valid days', '30'],
      ['Negotiation prepayment max', '0 %'],
      ['Sourcing bids min 1 from', '10,000.00 USD'],
      ['Sourcing bids min 1 bids', '2'],
      ['Sourcing invite incumbent', 'yes'],
      ['Required certificates', 'none'],
      ['Adaptation', 'none'],
    ]);
  });
});
