import { describe, expect, it } from 'vitest';
import { aChain, anAnswer, aRule } from '../../../tests/support/approval-builders.ts';
import type { AskedQuestion, Clerk } from './judge-answer.ts';
import { judgeAnswer, seatOf } from './judge-answer.ts';

const NOW_MS = 1_000;
const HASH = 'a'.repeat(64);
const clerk = (name: string, role = 'approver'): Clerk => ({ keyId: `key-${name}`, name, role });
const requester = clerk('rita', 'buyer');
const rule = aRule([
  { stepId: 'head', approvers: ['ada', 'bob', 'rita'], quorum: 2 },
  { stepId: 'board', approvers: ['role:administrator'] },
]);
const aQuestion = (parts: Partial<AskedQuestion> = {}): AskedQuestion => ({
  status: 'open',
  about: 'award',
  expiresAtMs: 2_000,
  shownHash: HASH,
  stage: 'act',
  returnable: true,
  ifSilent: 'Nothing is bought.',
  isDeferred: false,
  chain: aChain(rule),
  answers: [],
  ...parts,
});
const seat = (holder: Clerk, asked = aQuestion(), principals: Clerk[] = []) =>
  seatOf(asked, { holder, requester, principals }, NOW_MS);
const judge = (given: object, asked = aQuestion()) =>
  judgeAnswer(
    asked,
    { holder: clerk('ada'), requester, principals: [] },
    { decision: 'approve', comment: '', shownHash: HASH, ...given },
    NOW_MS,
    ['s1', 's2'],
  );
const refusedWith = (code: string) => ({ kind: 'refused', code });

describe('who asked for the goods', () => {
  it('is refused, by key and by name, also where policy names them', () => {
    expect(seat(requester)).toMatchObject(refusedWith('APPROVER_IS_REQUESTER'));
    const again = { ...clerk('Rita '), keyId: 'another' };
    expect(seat(again)).toMatchObject(refusedWith('APPROVER_IS_REQUESTER'));
  });

  it('is refused in the place of somebody else, and lends no place to anybody', () => {
    expect(seat(requester, aQuestion(), [clerk('ada')])).toMatchObject(
      refusedWith('APPROVER_IS_REQUESTER'),
    );
    expect(seat(clerk('zoe'), aQuestion(), [clerk('rita')])).toMatchObject(
      refusedWith('APPROVER_NOT_NAMED'),
    );
  });
});

describe('a named approver', () => {
  it('answers the open step; nobody else does', () => {
    expect(seat(clerk('ada'))).toEqual({ kind: 'seat', stepId: 'head', onBehalfOf: null });
    expect(seat(clerk('zoe'))).toMatchObject(refusedWith('APPROVER_NOT_NAMED'));
  });

  it('of a later step waits for the turn', () => {
    const chair = clerk('cy', 'administrator');
    expect(seat(chair)).toMatchObject(refusedWith('APPROVAL_NOT_YOUR_TURN'));
    const answers = [anAnswer('head', 'ada'), anAnswer('head', 'bob')];
    expect(seat(chair, aQuestion({ answers }))).toMatchObject({ stepId: 'board' });
  });

  it('comes too late for a step that others have answered', () => {
    const answers = [anAnswer('head', 'bob'), anAnswer('head', 'zoe')];
    expect(seat(clerk('ada'), aQuestion({ answers }))).toMatchObject(
      refusedWith('APPROVAL_DECIDED'),
    );
  });

  it('counts once in a question', () => {
    const answers = [anAnswer('head', 'ada')];
    expect(seat(clerk('ada'), aQuestion({ answers }))).toMatchObject(
      refusedWith('APPROVAL_DECIDED'),
    );
  });
});

describe('a delegate', () => {
  it('answers in the place of who is named', () => {
    expect(seat(clerk('zoe'), aQuestion(), [clerk('ada')])).toEqual({
      kind: 'seat',
      stepId: 'head',
      onBehalfOf: 'ada',
    });
  });

  it('and who is stood in for are one person', () => {
    const answers = [anAnswer('head', 'zoe', { onBehalfOf: 'ada' })];
    expect(seat(clerk('ada'), aQuestion({ answers })).kind).toBe('refused');
    expect(seat(clerk('zoe'), aQuestion({ answers }), [clerk('ada'), clerk('bob')]).kind).toBe(
      'refused',
    );
    expect(seat(clerk('bob'), aQuestion({ answers })).kind).toBe('seat');
  });
});

describe('an answer', () => {
  it('counts for exactly what was shown', () => {
    expect(judge({ shownHash: 'b'.repeat(64) })).toMatchObject(refusedWith('APPROVAL_CHANGED'));
  });

  it.each(['answered', 'approved', 'void'] as const)(
    'to a question that is %s is refused',
    (status) => {
      expect(judge({}, aQuestion({ status }))).toMatchObject(refusedWith('APPROVAL_DECIDED'));
    },
  );

  it('after its time is refused', () => {
    expect(judge({}, aQuestion({ expiresAtMs: NOW_MS }))).toMatchObject(
      refusedWith('APPROVAL_EXPIRED'),
    );
  });

  it('names no step that the question does not have', () => {
    expect(judge({ stepId: 'none' })).toMatchObject(refusedWith('APPROVAL_ANSWER_INVALID'));
  });

  it('puts a question off once', () => {
    expect(judge({ decision: 'defer' }).kind).toBe('seat');
    expect(judge({ decision: 'defer' }, aQuestion({ isDeferred: true }))).toMatchObject(
      refusedWith('APPROVAL_DECIDED'),
    );
  });

  it('sends an award back only with a comment, and only where that is possible', () => {
    expect(judge({ decision: 'return', comment: 'cheaper freight' }).kind).toBe('seat');
    expect(judge({ decision: 'return', comment: ' ' }).kind).toBe('refused');
    const final = aQuestion({ returnable: false });
    expect(judge({ decision: 'return', comment: 'x' }, final).kind).toBe('refused');
  });

  it('names an own choice where agents are only observed', () => {
    const observed = aQuestion({ stage: 'observe' });
    expect(judge({}, observed)).toMatchObject(refusedWith('APPROVAL_ANSWER_INVALID'));
    expect(judge({ chosenSupplierIds: ['s1'] }, observed).kind).toBe('seat');
    expect(judge({ decision: 'reject' }, observed).kind).toBe('seat');
  });

  it('chooses others only among those that made an offer, and only to approve an award', () => {
    expect(judge({ chosenSupplierIds: ['s1', 's2'] }).kind).toBe('seat');
    const invalid = refusedWith('APPROVAL_ANSWER_INVALID');
    expect(judge({ chosenSupplierIds: ['s1', '<i>x</i>'] })).toMatchObject(invalid);
    expect(judge({ decision: 'reject', chosenSupplierIds: ['s1'] })).toMatchObject(invalid);
    const review = aQuestion({ about: 'compliance_review' });
    expect(judge({ chosenSupplierIds: ['s1'] }, review)).toMatchObject(invalid);
  });
});
