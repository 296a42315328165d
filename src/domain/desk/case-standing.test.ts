import { describe, expect, it } from 'vitest';
import type { CaseStage } from '#contracts/records.ts';
import { nextStepOf, waitsOf } from './case-standing.ts';
import type { AskedSupplier, CaseStanding, OpenQuestion } from './case-standing.ts';

const at = (changes: Partial<CaseStanding> = {}): CaseStanding => ({
  stage: 'negotiating',
  updatedAtMs: 1_000,
  deadlineMs: 9_000,
  questions: [],
  suppliers: [],
  ...changes,
});
const question = (changes: Partial<OpenQuestion> = {}): OpenQuestion => ({
  about: 'award',
  question: 'May 71,240.00 USD be awarded?',
  approvers: ['Ada'],
  sinceMs: 2_000,
  untilMs: 5_000,
  ...changes,
});
const supplier = (changes: Partial<AskedSupplier> = {}): AskedSupplier => ({
  supplierName: 'Hetero',
  move: 'counter',
  turn: 2,
  sinceMs: 2_500,
  answerByMs: 4_000,
  ...changes,
});

describe('a case', () => {
  it('waits for the agent of its stage when nobody else is asked', () => {
    expect(waitsOf(at({ stage: 'compliance' }))).toEqual([
      { who: 'compliance', what: 'clearances of the shortlist', sinceMs: 1_000, untilMs: 9_000 },
    ]);
  });

  it('waits for people and suppliers, whose time ends first before the others', () => {
    const waits = waitsOf(at({ questions: [question()], suppliers: [supplier()] }));
    expect(waits.map((it) => it.who)).toEqual(['Hetero', 'Ada']);
    expect(waits[0]).toMatchObject({ what: 'an answer to our offer', untilMs: 4_000 });
  });

  it('waits for any approver where nobody is named', () => {
    const [wait] = waitsOf(at({ stage: 'approving', questions: [question({ approvers: [] })] }));
    expect(wait?.who).toBe('an approver');
  });

  it('that is paused waits for a buyer first, whatever else it waits for, and without an end', () => {
    const waits = waitsOf(at({ stage: 'paused', questions: [question()] }));
    expect(waits.map((it) => it.who)).toEqual(['a buyer', 'Ada']);
    expect(waits[0]?.untilMs).toBeNull();
  });

  it('names no more than five', () => {
    const suppliers = Array.from({ length: 9 }, (_, n) => supplier({ answerByMs: 4_000 + n }));
    expect(waitsOf(at({ suppliers }))).toHaveLength(5);
  });

  it('that is closed waits for nobody', () => {
    expect(waitsOf(at({ stage: 'closed' }))).toEqual([]);
  });
});

describe('the next step', () => {
  it.each<[CaseStage, string]>([
    ['opened', 'Sourcing looks for suppliers.'],
    ['paused', 'Nothing happens until somebody resumes the case.'],
    ['approving', 'The award is made as soon as it is approved.'],
  ])('of a case at %s is told in plain words', (stage, said) => {
    expect(nextStepOf(at({ stage }))).toBe(said);
  });

  it('follows the question that a person has to answer', () => {
    const questions = [question({ about: 'compliance_review' })];
    expect(nextStepOf(at({ stage: 'compliance', questions }))).toMatch(/cleared or refused/);
  });

  it('stays that of the talks while a question holds one supplier only', () => {
    const questions = [question({ about: 'compliance_review' })];
    expect(nextStepOf(at({ questions }))).toMatch(/best offers/);
  });
});
