import { expect, it } from 'vitest';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { aCertificate, dateIn } from '../../../tests/support/supplier-builders.ts';
import { requiredPapers } from './required-papers.ts';

const [line] = aRequisition().lines;
if (line === undefined) throw new Error('the requisition has no line');
const requisition = { lines: [{ ...line, mustHave: ['gmp', 'powder free'] }] };

it('asks for what policy says and for hard requirements once met by a certificate', () => {
  const held = [aCertificate('GMP', dateIn(-1)), aCertificate('CE')];
  expect(requiredPapers(requisition, ['ISO 9001'], held)).toEqual(['ISO 9001', 'gmp']);
});

it('takes a requirement that no certificate ever met for a feature of the goods', () => {
  expect(requiredPapers(requisition, [], [])).toEqual([]);
});
