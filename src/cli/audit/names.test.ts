import { describe, expect, it } from 'vitest';
import { whoIs, withNames } from './names.ts';
import type { Names } from './names.ts';

const names: Names = {
  people: new Map([['k1', 'Anna Weber']]),
  suppliers: new Map([['acme', 'Acme Tools']]),
  requester: 'k1',
};

describe('an actor', () => {
  it.each([
    ['person:k1', 'Anna Weber'],
    ['k1', 'Anna Weber'],
    ['buyer', 'Anna Weber'],
    ['Ben Ito', 'Ben Ito'],
    ['person:gone', 'gone'],
    ['compliance', 'Compliance (agent)'],
    ['supplier:acme', 'Acme Tools (supplier)'],
    ['system', 'The system'],
  ])('%s is called %s', (actor, name) => {
    expect(whoIs(actor, names)).toBe(name);
  });

  it('is called so inside a text as well', () => {
    expect(withNames('2 orders of k1 within 7 days', names)).toBe(
      '2 orders of Anna Weber within 7 days',
    );
  });

  it('that is itself the requester is not looked up forever', () => {
    expect(whoIs('buyer', { ...names, requester: 'buyer' })).toBe('buyer');
  });
});
