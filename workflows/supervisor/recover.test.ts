import { describe, expect, it } from 'vitest';
import {
  aFailure,
  aMarket,
  anAgreement,
  aTalk,
  SupervisedCase,
} from '../../tests/support/supervised-case.ts';

const countries = { wish: 'countries' as const, excludedCount: 3, bringsCount: 3 };
const warranty = { wish: 'warrantyMonthsMin' as const, excludedCount: 5, bringsCount: 5 };
const asked = (it_: SupervisedCase) => it_.sentOf('sourcing.find').map((sent) => sent.body);

describe('too few suppliers', () => {
  it('of whom one was found: the case goes on with that one', () => {
    const it_ = new SupervisedCase().shortage({ foundCount: 1, relaxations: [countries] }).report();
    expect(asked(it_)).toHaveLength(1);
    expect(it_.decisions.at(-1)?.chosen).toBe('go on with those found');
  });

  it('and none found: gives up the wish that brings most, once per report', () => {
    const it_ = new SupervisedCase();
    const found = { relaxations: [countries, warranty] };
    it_.shortage({ foundCount: 0, ...found });
    it_.report({ ...found, shortlist: [], handedTo: 'nobody' });
    expect(asked(it_).slice(1)).toMatchObject([{ attempt: 2, relaxed: ['warrantyMonthsMin'] }]);
  });

  it('never gives up the same wish twice and ends when the budget is used', () => {
    const it_ = new SupervisedCase();
    const nobody = {
      relaxations: [countries, warranty],
      shortlist: [],
      handedTo: 'nobody' as const,
    };
    it_.report(nobody).report(nobody).report(nobody);
    expect(asked(it_).map((body) => body.relaxed)).toEqual([
      [],
      ['warrantyMonthsMin'],
      ['warrantyMonthsMin', 'countries'],
    ]);
    expect(it_.finished).toBe('no_award');
  });

  it('on an empty market closes at once and says so', () => {
    const empty = aMarket({ suppliersCount: 0, competition: 'empty' });
    const it_ = new SupervisedCase().shortage({ market: empty });
    it_.report({ shortlist: [], handedTo: 'nobody', market: empty, because: 'Nobody carries it.' });
    expect(it_.finished).toBe('no_award');
    expect(it_.summary()).toContain('No award: Nobody carries it.');
  });

  it('with only combinations of wishes in the way: gives up all of them', () => {
    const requisition = { wishes: { countries: ['DE'], leadTimeDaysMax: 3 } };
    const it_ = new SupervisedCase({ requisition });
    it_.report({ shortlist: [], handedTo: 'nobody' });
    expect(asked(it_).at(-1)?.relaxed).toEqual(['countries', 'leadTimeDaysMax']);
  });

  it('with the wide search used up: asks a person whether the wish may go', () => {
    const recovery = { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 1 };
    const it_ = new SupervisedCase({ policy: { recovery } as never });
    it_.report({ shortlist: [], handedTo: 'nobody', relaxations: [countries] });
    expect(it_.recordsOf('approval')).toMatchObject([{ approval: { about: 'recovery' } }]);
    it_.answer('approve');
    expect(asked(it_).at(-1)?.relaxed).toEqual(['countries']);
  });

  it('reported for an older search changes nothing', () => {
    const it_ = new SupervisedCase();
    it_.report({ shortlist: [], handedTo: 'nobody', relaxations: [countries] });
    it_.report({ attempt: 1, shortlist: [], handedTo: 'nobody', relaxations: [warranty] });
    expect(asked(it_)).toHaveLength(2);
  });
});

describe('failed talks', () => {
  it('are retried in another way, each approach once', () => {
    const it_ = new SupervisedCase().report();
    it_.outcome(aFailure({ approach: 'balanced' }));
    it_.tell('negotiation', 'negotiation.retrying', { accepted: true, because: 'ok' }, 'RESPONSE');
    it_.outcome(aFailure({ approach: 'collaborative' }));
    expect(it_.sentOf('negotiation.retry').map((sent) => sent.body.approach)).toEqual([
      'collaborative',
      'competitive',
    ]);
  });

  it('over the budget are retried with more weight on the price', () => {
    const it_ = new SupervisedCase().report().outcome(aFailure({ reason: 'over_budget' }));
    expect(it_.sentOf('negotiation.retry')[0]?.body).toMatchObject({
      approach: 'competitive',
      prioritiesBp: { price: 5_500, delivery: 1_500, quality: 2_000, risk: 1_000 },
    });
  });

  it('take another way when negotiation does not want to talk again', () => {
    const it_ = new SupervisedCase().report({ relaxations: [countries] }).outcome(aFailure());
    it_.tell('negotiation', 'negotiation.retrying', { accepted: false, because: 'no' }, 'RESPONSE');
    expect(asked(it_)).toHaveLength(2);
    expect(it_.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('are followed by a wider search without those who talked', () => {
    const it_ = new SupervisedCase().report({ relaxations: [countries] });
    it_.outcome(aFailure({ reason: 'too_late', suggestion: 'widen_search' }));
    expect(asked(it_).at(-1)).toMatchObject({
      attempt: 2,
      strategy: 'fast_delivery',
      excludeSupplierIds: ['s1'],
    });
  });

  it('over the budget ask a person last, who may raise it to the cheapest offer', () => {
    const it_ = new SupervisedCase({
      policy: {
        recovery: { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 1 },
      },
    }).report();
    const talks = [aTalk({ lastTotalMinor: 620_000 }), aTalk({ lastTotalMinor: 700_000 })];
    it_.outcome(aFailure({ reason: 'over_budget', suggestion: 'widen_search', talks }));
    expect(it_.recordsOf('approval')).toMatchObject([
      { approval: { about: 'recovery', amountMinor: 620_000 } },
    ]);
    it_.answer('approve');
    expect(it_.state.brief?.requisition.budgetMinor).toBe(620_000);
    expect(it_.sentOf('case.modified')).toHaveLength(3);
    expect(it_.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('are tried again at no cost when the request is changed while a person is asked', () => {
    const it_ = new SupervisedCase({
      policy: {
        recovery: { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 1 },
      },
    }).report();
    const talks = [aTalk({ lastTotalMinor: 620_000 })];
    it_.outcome(aFailure({ reason: 'over_budget', suggestion: 'ask_person', talks }));
    it_.tell('person:ada', 'command.modify', { budgetMinor: 700_000, because: 'more money' });
    expect(it_.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
    expect(it_.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('close honestly when a person refuses the way on', () => {
    const it_ = new SupervisedCase({ policy: { recovery: lastResort } }).report();
    it_.outcome(aFailure({ suggestion: 'ask_person' })).answer('reject');
    expect(it_.finished).toBe('no_award');
  });

  it('say what was tried in the summary', () => {
    const it_ = new SupervisedCase().report().outcome(aFailure({ approach: 'balanced' }));
    it_.outcome(anAgreement());
    expect(it_.summary()).toContain('Tried on the way: negotiated again');
  });
});

const lastResort = { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 1 };

describe('nobody cleared', () => {
  const refused = (it_: SupervisedCase) =>
    it_.report().shortage({ because: 'Compliance refused everybody.' });

  it('moves the threshold a step, inside the band', () => {
    const it_ = refused(new SupervisedCase());
    expect(it_.sentOf('compliance.adjust')[0]?.body.approveUpToBp).toBe(3_500);
  });

  it('goes further from the threshold in force and never past the band', () => {
    const policy = {
      recovery: { widenMax: 0, adjustMax: 4, retryMax: 0, alternativesMax: 0, totalMax: 9 },
    };
    const it_ = refused(new SupervisedCase({ policy }));
    for (let n = 0; n < 4; n += 1) {
      const approveUpToBp = it_.sentOf('compliance.adjust').at(-1)?.body.approveUpToBp ?? 0;
      const body = { approveUpToBp, clearedSupplierIds: [], because: '0 more.' };
      it_.tell('compliance', 'compliance.adjusted', body, 'RESPONSE');
    }
    const steps = it_.sentOf('compliance.adjust').map((sent) => sent.body.approveUpToBp);
    expect(steps).toEqual([3_500, 3_834, 4_056, 4_204]);
    expect(it_.finished).toBe('no_award');
  });

  it('waits for the talks when the step cleared somebody', () => {
    const it_ = refused(new SupervisedCase());
    const body = { approveUpToBp: 3_500, clearedSupplierIds: ['s1'], because: '1 more.' };
    it_.tell('compliance', 'compliance.adjusted', body, 'RESPONSE');
    expect(it_.finished).toBeNull();
    expect(it_.outcome(anAgreement()).finished).toBe('awarded');
  });

  it('never moves a threshold that stands at the end of the band', () => {
    const it_ = new SupervisedCase();
    const { policy } = it_.state.brief ?? {};
    if (policy !== undefined) policy.risk.approveBandBp = { min: 0, max: 3_000 };
    refused(it_);
    expect(it_.sentOf('compliance.adjust')).toEqual([]);
  });
});
