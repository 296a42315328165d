import { describe, expect, it } from 'vitest';
import type { SourcingDesk } from '../../tests/support/sourcing-desk.ts';
import { ask, cleared, found, searching, two } from '../../tests/support/sourcing-desk.ts';

const changed = (agent: SourcingDesk, ...supplierIds: string[]) =>
  agent.tell('desk', 'supplier.changed', { supplierIds, because: 'A new list is in force.' });

describe('a change of a supplier that talks on an earlier clearance', () => {
  const agent = ask(searching(found([cleared('alpha'), cleared('beta')])));
  changed(agent, 'alpha', 'stranger');

  it('has compliance look at it now, and at nobody else', () => {
    const asked = agent.sentOf('compliance.clear');
    expect(asked).toMatchObject([{ to: 'compliance', type: 'REQUEST', body: { atTable: true } }]);
    expect(asked[0]?.body.candidates.map((it) => it.supplierId)).toEqual(['alpha']);
  });

  it('is passed on once; later changes compliance hears itself', () => {
    changed(agent, 'alpha');
    expect(agent.sentOf('compliance.clear')).toHaveLength(1);
  });
});

describe('a change of a supplier that compliance looks at anyway', () => {
  it('is none of sourcing', () => {
    const agent = ask(searching(found(two)));
    changed(agent, 'alpha');
    expect(agent.sentOf('compliance.clear')).toHaveLength(1);
  });
});
