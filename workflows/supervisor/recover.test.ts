import { describe, expect, it } from 'vitest';
import {
  aFailure,
  aMarket,
  anAgreement,
  anAssessment,
  aTalk,
} from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const countries = { wish: 'countries' as const, excludedCount: 3, bringsCount: 3 };
const warranty = { wish: 'warrantyMonthsMin' as const, excludedCount: 5, bringsCount: 5 };
const asked = (aCase: SupervisedCase) => aCase.sentOf('sourcing.find').map((sent) => sent.body);

describe('too few suppliers', () => {
  it('of whom one was found: the case goes on with that one', () => {
    const aCase = new SupervisedCase()
      .shortage({ foundCount: 1, relaxations: [countries] })
      .report();
    expect(asked(aCase)).toHaveLength(1);
    expect(aCase.decisions.at(-1)?.chosen).toBe('go on with those found');
  });

  it('and none found: gives up the wish that brings most, once per report', () => {
    const aCase = new SupervisedCase();
    const found = { relaxations: [countries, warranty] };
    aCase.shortage({ foundCount: 0, ...found });
    aCase.report({ ...found, shortlist: [], handedTo: 'nobody' });
    expect(asked(aCase).slice(1)).toMatchObject([{ attempt: 2, relaxed: ['warrantyMonthsMin'] }]);
  });

  it('never gives up the same wish twice and ends when the budget is used', () => {
    const aCase = new SupervisedCase();
    const nobody = {
      relaxations: [countries, warranty],
      shortlist: [],
      handedTo: 'nobody' as const,
    };
    aCase.report(nobody).report(nobody).report(nobody);
    expect(asked(aCase).map((body) => body.relaxed)).toEqual([
      [],
      ['warrantyMonthsMin'],
      ['warrantyMonthsMin', 'countries'],
    ]);
    expect(aCase.finished).toBe('no_award');
  });

  it('gives up two wishes where no single one brings enough', () => {
    const wish = (name: string) => ({ kind: 'wish' as const, name });
    const relief = (bringsCount: number, ...names: string[]) => ({
      giveUp: names.map(wish),
      bringsCount,
      bestTotalMinor: null,
      savesMinor: null,
      leadTimeDays: 10,
      soonerDays: null,
      cost: names.length,
    });
    const reliefs = [relief(1, 'countries'), relief(4, 'countries', 'warrantyMonthsMin')];
    const nobody = {
      shortlist: [],
      handedTo: 'nobody' as const,
      advice: { obstacles: [], reliefs },
    };
    const aCase = new SupervisedCase().report(nobody);
    expect(asked(aCase)[1]?.relaxed).toEqual(['countries', 'warrantyMonthsMin']);
    expect(aCase.decisions.at(-1)?.because[0]?.value).toContain('countries, warrantyMonthsMin');
  });

  it('on an empty market closes at once and says so', () => {
    const empty = aMarket({ suppliersCount: 0, competition: 'empty' });
    const aCase = new SupervisedCase().shortage({ market: empty });
    aCase.report({
      shortlist: [],
      handedTo: 'nobody',
      market: empty,
      because: 'Nobody carries it.',
    });
    expect(aCase.finished).toBe('no_award');
    expect(aCase.summary()).toContain('nobody in the catalogue carries what was asked for');
  });

  it('with only combinations of wishes in the way: gives up all of them', () => {
    const requisition = { wishes: { countries: ['DE'], leadTimeDaysMax: 3 } };
    const aCase = new SupervisedCase({ requisition });
    aCase.report({ shortlist: [], handedTo: 'nobody' });
    expect(asked(aCase).at(-1)?.relaxed).toEqual(['countries', 'leadTimeDaysMax']);
  });

  it('with the wide search used up: asks a person whether the wish may go', () => {
    const recovery = { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 1 };
    const aCase = new SupervisedCase({ policy: { recovery } as never });
    aCase.report({ shortlist: [], handedTo: 'nobody', relaxations: [countries] });
    expect(aCase.recordsOf('approval')).toMatchObject([{ approval: { about: 'recovery' } }]);
    aCase.answer('approve');
    expect(asked(aCase).at(-1)?.relaxed).toEqual(['countries']);
  });

  it('reported for an older search changes nothing', () => {
    const aCase = new SupervisedCase();
    aCase.report({ shortlist: [], handedTo: 'nobody', relaxations: [countries] });
    aCase.report({ attempt: 1, shortlist: [], handedTo: 'nobody', relaxations: [warranty] });
    expect(asked(aCase)).toHaveLength(2);
  });
});

describe('failed talks', () => {
  it('are retried in another way, each approach once', () => {
    const aCase = new SupervisedCase().report();
    aCase.outcome(aFailure({ approach: 'balanced' }));
    aCase.tell(
      'negotiation',
      'negotiation.retrying',
      { accepted: true, because: 'ok' },
      'RESPONSE',
    );
    aCase.outcome(aFailure({ approach: 'collaborative' }));
    expect(aCase.sentOf('negotiation.retry').map((sent) => sent.body.approach)).toEqual([
      'collaborative',
      'competitive',
    ]);
  });

  it('over the budget are retried with more weight on the price', () => {
    const aCase = new SupervisedCase().report().outcome(aFailure({ reason: 'over_budget' }));
    expect(aCase.sentOf('negotiation.retry')[0]?.body).toMatchObject({
      approach: 'competitive',
      prioritiesBp: { price: 5_500, delivery: 1_500, quality: 2_000, risk: 1_000 },
    });
  });

  it('take another way when negotiation does not want to talk again', () => {
    const aCase = new SupervisedCase().report({ relaxations: [countries] }).outcome(aFailure());
    aCase.tell(
      'negotiation',
      'negotiation.retrying',
      { accepted: false, because: 'no' },
      'RESPONSE',
    );
    expect(asked(aCase)).toHaveLength(2);
    expect(aCase.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('are followed by a wider search without those who talked', () => {
    const aCase = new SupervisedCase().report({ relaxations: [countries] });
    aCase.outcome(aFailure({ reason: 'too_late', suggestion: 'widen_search' }));
    expect(asked(aCase).at(-1)).toMatchObject({
      attempt: 2,
      strategy: 'fast_delivery',
      excludeSupplierIds: ['s1'],
    });
  });

  it('over the budget ask a person last, who may raise it to the cheapest offer', () => {
    const aCase = new SupervisedCase({
      policy: {
        recovery: { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 1 },
      },
    }).report();
    const talks = [aTalk({ lastTotalMinor: 620_000 }), aTalk({ lastTotalMinor: 700_000 })];
    aCase.outcome(aFailure({ reason: 'over_budget', suggestion: 'widen_search', talks }));
    expect(aCase.recordsOf('approval')).toMatchObject([
      { approval: { about: 'recovery', amountMinor: 620_000 } },
    ]);
    aCase.answer('approve');
    expect(aCase.state.brief?.requisition.budgetMinor).toBe(620_000);
    expect(aCase.sentOf('case.modified')).toHaveLength(3);
    expect(aCase.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('far over the budget ask for money rather than talk on', () => {
    const talks = [aTalk({ lastTotalMinor: 900_000, result: 'walked_away' })];
    const aCase = new SupervisedCase().report();
    aCase.outcome(aFailure({ reason: 'over_budget', talks }));
    expect(aCase.sentOf('negotiation.retry')).toEqual([]);
    aCase.answer('approve');
    expect(aCase.sentOf('negotiation.retry')[0]?.body.approach).toBe('collaborative');
  });

  it('that most suppliers left are retried in the friendliest way', () => {
    const talks = [aTalk({ result: 'walked_away' })];
    const aCase = new SupervisedCase().report();
    aCase.outcome(aFailure({ reason: 'over_budget', approach: 'competitive', talks }));
    expect(aCase.sentOf('negotiation.retry')[0]?.body.approach).toBe('collaborative');
  });

  it('are tried again at no cost when the request is changed while a person is asked', () => {
    const aCase = new SupervisedCase({
      policy: {
        recovery: { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 1 },
      },
    }).report();
    const talks = [aTalk({ lastTotalMinor: 620_000 })];
    aCase.outcome(aFailure({ reason: 'over_budget', suggestion: 'ask_person', talks }));
    aCase.tell('person:ada', 'command.modify', { budgetMinor: 700_000, because: 'more money' });
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
    expect(aCase.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('are tried again when the request is changed while only a review is waited for', () => {
    const aCase = new SupervisedCase().report();
    const review = { assessment: anAssessment(), because: 'Risk 6000 bp.' };
    aCase.tell('compliance', 'compliance.review', review, 'REQUEST');
    aCase.outcome(aFailure({ reason: 'over_budget', talks: [aTalk()] }));
    expect(aCase.sentOf('negotiation.retry')).toEqual([]);
    aCase.tell('person:ada', 'command.modify', { budgetMinor: 700_000, because: 'more money' });
    expect(aCase.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('close honestly when a person refuses the way on', () => {
    const aCase = new SupervisedCase({ policy: { recovery: lastResort } }).report();
    aCase.outcome(aFailure({ suggestion: 'ask_person' })).answer('reject');
    expect(aCase.finished).toBe('no_award');
  });

  it('say what was tried in the summary', () => {
    const aCase = new SupervisedCase().report().outcome(aFailure({ approach: 'balanced' }));
    aCase.outcome(anAgreement());
    expect(aCase.summary()).toContain('Tried on the way: negotiated again');
  });
});

const lastResort = { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 1 };

describe('nobody cleared', () => {
  const refused = (aCase: SupervisedCase) =>
    aCase.report().shortage({ because: 'Compliance refused everybody.' });

  it('moves the threshold a step, inside the band', () => {
    const aCase = refused(new SupervisedCase());
    expect(aCase.sentOf('compliance.adjust')[0]?.body.approveUpToBp).toBe(5_500);
  });

  it('goes further from the threshold in force and never past the band', () => {
    const policy = {
      recovery: { widenMax: 0, adjustMax: 4, retryMax: 0, alternativesMax: 0, totalMax: 9 },
    };
    const aCase = refused(new SupervisedCase({ policy }));
    for (let n = 0; n < 4; n += 1) {
      const approveUpToBp = aCase.sentOf('compliance.adjust').at(-1)?.body.approveUpToBp ?? 0;
      const body = { approveUpToBp, clearedSupplierIds: [], because: '0 more.' };
      aCase.tell('compliance', 'compliance.adjusted', body, 'RESPONSE');
    }
    const steps = aCase.sentOf('compliance.adjust').map((sent) => sent.body.approveUpToBp);
    expect(steps).toEqual([5_500, 5_834, 6_056, 6_204]);
    expect(aCase.finished).toBe('no_award');
  });

  it('waits for the talks when the step cleared somebody', () => {
    const aCase = refused(new SupervisedCase());
    const body = { approveUpToBp: 5_500, clearedSupplierIds: ['s1'], because: '1 more.' };
    aCase.tell('compliance', 'compliance.adjusted', body, 'RESPONSE');
    expect(aCase.finished).toBeNull();
    expect(aCase.outcome(anAgreement()).finished).toBe('awarded');
  });

  it('never moves a threshold that stands at the end of the band', () => {
    const aCase = new SupervisedCase();
    const { policy } = aCase.state.brief ?? {};
    if (policy !== undefined) policy.risk.approveBandBp = { min: 0, max: 3_000 };
    refused(aCase);
    expect(aCase.sentOf('compliance.adjust')).toEqual([]);
  });
});
