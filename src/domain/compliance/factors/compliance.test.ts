import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidence, looking, neverLowers, risk } from '../../../../tests/support/risk-factors.ts';
import { aCertificate, dateIn, someFacts } from '../../../../tests/support/supplier-builders.ts';
import type { SupplierFacts } from '../facts.ts';
import { noFacts } from '../facts.ts';
import { factors } from './index.ts';

describe('risk of papers', () => {
  const papers = { registrationNumber: 'HRB 1', taxId: 'DE1', country: 'DE' };
  const someCertificates = fc.array(
    fc.constantFrom(
      aCertificate('ISO 9001'),
      aCertificate('CE', dateIn(30)),
      aCertificate('GMP', dateIn(-1)),
    ),
    { maxLength: 4 },
  );

  it.each(['registrationNumber', 'taxId', 'country'] as const)('never falls without %s', (name) => {
    neverLowers(
      'compliance',
      someCertificates.map((certificates) => ({
        facts: { ...papers, certificates },
        worse: { [name]: null },
      })),
    );
  });

  it('never falls when a certificate runs out', () => {
    neverLowers(
      'compliance',
      someCertificates.map((certificates) => ({
        facts: { certificates: [...certificates, aCertificate('X')] },
        worse: { certificates: [...certificates, aCertificate('X', dateIn(-1))] },
      })),
    );
  });

  it('counts a certificate up to the end of its last day', () => {
    expect(risk('compliance', { certificates: [aCertificate('CE', dateIn(0))] })).toBe(0);
    expect(risk('compliance', { certificates: [aCertificate('CE', dateIn(-1))] })).toBe(4_000);
  });

  it('counts required certificates that are missing or have run out alike', () => {
    const required = (certificates: SupplierFacts['certificates']) =>
      factors.compliance.find(someFacts({ certificates }), {
        ...looking,
        requiredCertificates: ['iso 9001', 'GMP'],
      }).riskBp;
    const held = [aCertificate('ISO 9001'), aCertificate('CE')];
    expect(required([...held, aCertificate('GMP')])).toBe(0);
    expect(required(held)).toBe(2_500);
    expect(required([...held, aCertificate('GMP', dateIn(-1))])).toBe(2_500);
  });

  it('shows whether the check digits of an LEI are right', () => {
    expect(evidence('compliance', { lei: '5493001KJTIIGC8Y1R12' })).toContain('digits right');
    expect(evidence('compliance', { lei: '5493001KJTIIGC8Y1R13' })).toContain('digits wrong');
  });

  it('is high, and known, when there are none at all', () => {
    const facts = noFacts({ supplierId: 's', supplierName: 'S' });
    const finding = factors.compliance.find(facts, looking);
    expect(finding).toMatchObject({ riskBp: 7_500, coverageBp: 10_000 });
    expect(finding.evidence).toContain('no tax id');
  });
});
