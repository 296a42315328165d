import { describe, expect, it } from 'vitest';
import type { SupplierAnswerRequest } from '#contracts/supplier-answer.ts';
import { someTerms } from '../../../tests/support/talk-builders.ts';
import type { SessionState } from './answer-check.ts';
import { checkAnswer } from './answer-check.ts';

const NOW_MS = Date.parse('2026-03-02T08:00:00Z');

const aSession = (parts: Partial<SessionState> = {}): SessionState => ({
  supplierId: 'alpha',
  currency: 'USD',
  lineNos: [1, 2],
  status: 'open',
  turn: 1,
  move: 'request_quote',
  offered: null,
  answered: false,
  answerHash: null,
  committed: null,
  questionsCount: 0,
  answerByMs: NOW_MS + 1_000,
  ...parts,
});
/** One that has quoted and has our counter-offer before it. */
const aLaterSession = (parts: Partial<SessionState> = {}): SessionState =>
  aSession({
    turn: 2,
    move: 'counter',
    offered: someTerms(90_000),
    answerHash: 'hash of the quote',
    committed: { terms: someTerms(100_000), validUntilMs: null },
    ...parts,
  });

type Offering = Extract<SupplierAnswerRequest, { kind: 'quote' | 'counter' }>;
const anOffer = (parts: Partial<Offering> = {}): SupplierAnswerRequest =>
  ({
    kind: 'quote',
    turn: 1,
    currency: 'USD',
    ...someTerms(100_000),
    text: '',
    ...parts,
  }) as Offering;
const aCounter = (parts: Partial<Offering> = {}) =>
  anOffer({ kind: 'counter', turn: 2, ...parts } as Partial<Offering>);
const say = (kind: 'accept' | 'decline', turn = 1): SupplierAnswerRequest => ({
  kind,
  turn,
  text: '',
});

const codeOf = (session: SessionState, given: SupplierAnswerRequest, nowMs = NOW_MS) => {
  const verdict = checkAnswer(session, given, 'hash', nowMs);
  return verdict.kind === 'taken' ? 'taken' : verdict.code;
};

describe('an answer of a supplier', () => {
  it('is taken in its turn and until the last moment, for some lines or units as well', () => {
    expect(codeOf(aSession(), anOffer())).toBe('taken');
    expect(codeOf(aSession(), anOffer(), NOW_MS + 1_000)).toBe('taken');
    const lines = [{ lineNo: 2, quantity: 3, unitPriceMinor: 5, minimumQuantity: 2 }];
    const verdict = checkAnswer(aSession(), anOffer({ lines }), 'hash', NOW_MS);
    expect(verdict).toMatchObject({
      answer: {
        terms: { lines: [{ lineNo: 2, quantity: 3, unitPriceMinor: 5 }] },
        minimums: [{ lineNo: 2, quantity: 2 }],
      },
    });
    expect(JSON.stringify(verdict)).not.toContain('minimumQuantity');
  });

  it.each([
    ['late', aSession(), anOffer(), NOW_MS + 1_001, 'ANSWER_LATE'],
    ['after the close', aSession({ status: 'closed' }), anOffer(), NOW_MS, 'ANSWER_LATE'],
    ['after the end', aSession({ status: 'ended' }), anOffer(), NOW_MS, 'TALKS_ENDED'],
    ['after an agreement', aSession({ status: 'agreed' }), anOffer(), NOW_MS, 'TALKS_ENDED'],
    ['sent twice', aSession({ answerHash: 'hash' }), anOffer(), NOW_MS, 'ANSWER_REPEATED'],
    ['another one', aSession({ answered: true }), anOffer(), NOW_MS, 'ANSWER_OUT_OF_TURN'],
    ['of an earlier turn', aLaterSession(), aCounter({ turn: 1 }), NOW_MS, 'ANSWER_OUT_OF_TURN'],
    ['to a quote request', aSession(), say('accept'), NOW_MS, 'ANSWER_OUT_OF_TURN'],
    ['quoting again', aLaterSession(), anOffer({ turn: 2 }), NOW_MS, 'ANSWER_OUT_OF_TURN'],
    ['in euro', aSession(), anOffer({ currency: 'EUR' }), NOW_MS, 'ANSWER_CURRENCY_WRONG'],
    ['lapsed', aSession(), anOffer({ validUntil: '2026-03-01' }), NOW_MS, 'QUOTE_LAPSED'],
  ])('is refused when it is %s', (_case, session, given, nowMs, code) => {
    expect(codeOf(session, given, nowMs)).toBe(code);
  });

  it('is refused with the field for a line not asked for, twice, or below its own minimum', () => {
    const line = { lineNo: 1, quantity: 1, unitPriceMinor: 1 };
    const check = (lines: Offering['lines']) =>
      checkAnswer(aSession(), anOffer({ lines }), 'hash', NOW_MS);
    expect(check([line, { ...line, lineNo: 3 }])).toMatchObject({
      code: 'LINE_UNKNOWN',
      issues: [{ path: 'lines.1.lineNo' }],
    });
    expect(check([line, line])).toMatchObject({ issues: [{ path: 'lines.1.lineNo' }] });
    expect(check([{ ...line, minimumQuantity: 2 }])).toMatchObject({
      issues: [{ path: 'lines.0.minimumQuantity' }],
    });
  });

  it('that accepts is for exactly our offer', () => {
    const verdict = checkAnswer(aLaterSession(), say('accept', 2), 'hash', NOW_MS);
    expect(verdict).toMatchObject({ answer: { kind: 'accept', terms: someTerms(90_000) } });
  });
});

describe('what a supplier has offered', () => {
  const dearer = { lines: someTerms(100_001).lines };

  it.each([
    ['a higher price', dearer],
    ['fewer units', { lines: [{ lineNo: 1, quantity: 9, unitPriceMinor: 100_000 }] }],
    ['a line less', { lines: [{ lineNo: 2, quantity: 10, unitPriceMinor: 100_000 }] }],
    ['a later delivery', { leadTimeDays: 31 }],
    ['an earlier payment', { paymentDays: 29 }],
    ['a shorter warranty', { warrantyMonths: 23 }],
    ['a prepayment', { prepaymentBp: 1 }],
    ['a smaller discount', { earlyPaymentDiscountBp: 199 }],
    ['a smaller rebate', { volumeRebateBp: 99 }],
    ['a shorter way', { incoterm: 'CIP' as const }],
  ])('binds it: %s is refused', (_case, parts) => {
    const terms = someTerms(100_000, { earlyPaymentDiscountBp: 200, volumeRebateBp: 100 });
    const session = aLaterSession({ committed: { terms, validUntilMs: null } });
    expect(codeOf(session, aCounter({ ...terms, ...parts }))).toBe('COMMITMENT_BROKEN');
  });

  it('binds it no longer than it said', () => {
    const committed = { terms: someTerms(100_000), validUntilMs: NOW_MS - 1 };
    expect(codeOf(aLaterSession({ committed }), aCounter(dearer))).toBe('taken');
  });

  it('can be made better or repeated', () => {
    expect(codeOf(aLaterSession(), aCounter())).toBe('taken');
    expect(codeOf(aLaterSession(), aCounter({ leadTimeDays: 1 }))).toBe('taken');
  });
});

describe('an award that is to be confirmed', () => {
  const awarded = aLaterSession({ turn: 3, move: 'confirm' });

  it('is accepted for exactly what is awarded, or declined', () => {
    const verdict = checkAnswer(awarded, say('accept', 3), 'hash', NOW_MS);
    expect(verdict).toMatchObject({ answer: { kind: 'accept', terms: someTerms(90_000) } });
    expect(codeOf(awarded, say('decline', 3))).toBe('taken');
  });

  it('is bargained over no more, and is confirmed in its own turn and time alone', () => {
    expect(codeOf(awarded, aCounter({ turn: 3 }))).toBe('ANSWER_OUT_OF_TURN');
    expect(codeOf(awarded, anOffer({ turn: 3 }))).toBe('ANSWER_OUT_OF_TURN');
    expect(codeOf(awarded, say('accept', 2))).toBe('ANSWER_OUT_OF_TURN');
    expect(codeOf(awarded, say('accept', 3), NOW_MS + 1_001)).toBe('ANSWER_LATE');
    const agreed = { ...awarded, status: 'agreed' as const, answered: true };
    expect(codeOf(agreed, say('decline', 3))).toBe('TALKS_ENDED');
  });
});

describe('a question', () => {
  const ask: SupplierAnswerRequest = { kind: 'question', text: 'Which colour?' };

  it('is taken out of turn, but not after the end and not without end', () => {
    expect(codeOf(aSession({ answered: true }), ask)).toBe('taken');
    expect(codeOf(aSession({ status: 'ended' }), ask)).toBe('TALKS_ENDED');
    expect(codeOf(aSession({ questionsCount: 20 }), ask)).toBe('QUESTIONS_TOO_MANY');
  });
});
