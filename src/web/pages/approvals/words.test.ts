import { describe, expect, test } from 'vitest';
import { ApiProblem, unreachable } from '../../client/problem.ts';
import { approveWords, consequenceOf, refusalOf } from './words.ts';
import { anApproval, aShownAward } from './approval.builder.ts';

describe('approveWords', () => {
  test('says how much of what is approved, with what the buyer pays for the way', () => {
    const words = approveWords(anApproval({ shown: aShownAward() }));
    expect(words.replaceAll(/[^\w .]/g, '')).toBe('Approve 1 line for 10500.00');
  });
  test('says what a way on changes', () => {
    const shown = {
      problem: 'nobody',
      tried: [],
      talks: [],
      grants: { kind: 'wishes', giveUp: ['countries'] },
    };
    expect(approveWords(anApproval({ about: 'recovery', shown }))).toBe('Give up countries');
  });
  test('names the supplier of a review', () => {
    const shown = { supplierName: 'Cipla', factors: [], hardStops: [] };
    expect(approveWords(anApproval({ about: 'compliance_review', shown }))).toBe(
      'Let Cipla supply',
    );
  });
  test('promises no award of what is shown when others were chosen', () => {
    expect(approveWords(anApproval(), true)).toBe('Ask for an award to my choice');
    expect(consequenceOf('award', 'approve', true)).toContain('asked about next');
    expect(consequenceOf('award', 'approve')).toContain('no undo');
  });
  test('stays plain where what is bound cannot be read', () => {
    expect(approveWords(anApproval({ shown: null }))).toBe('Approve');
  });
});

describe('refusalOf', () => {
  const refused = (code: ApiProblem['code']): ApiProblem =>
    new ApiProblem({ code, status: 409, message: 'As the API says.', retry: false });

  test('tells a changed award from one that somebody else decided', () => {
    expect(refusalOf(refused('APPROVAL_CHANGED')).title).toMatch(/has changed/);
    expect(refusalOf(refused('APPROVAL_DECIDED')).title).toMatch(/faster/);
    expect(refusalOf(refused('APPROVAL_EXPIRED')).title).toMatch(/ended/);
  });
  test('says that an answer may be sent again when nobody knows whether it arrived', () => {
    expect(refusalOf(unreachable()).whatToDo).toMatch(/Send it again/);
  });
});
