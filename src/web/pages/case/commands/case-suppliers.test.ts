import { expect, it } from 'vitest';
import { aMessage } from '../conversation/rows/stream.builder.ts';
import { shortlisted } from './case-suppliers.ts';

const report = (sequence: number, ...names: string[]) =>
  aMessage(sequence, {
    id: `sourcing#supervisor.${sequence}.1`,
    topic: 'sourcing.report',
    body: { shortlist: names.map((it) => ({ supplierId: it, supplierName: it.toUpperCase() })) },
  });

it('names each supplier of any shortlist once, in order', () => {
  const found = shortlisted([report(1, 'b', 'a'), report(2, 'c', 'a')]);
  expect(found.map((it) => it.supplierName)).toEqual(['A', 'B', 'C']);
});
