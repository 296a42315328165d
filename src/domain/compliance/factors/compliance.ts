import { clampBp } from '../../basis-points.ts';
import { daysUntil } from '../../days.ts';
import type { Factor } from './factor.ts';

/** Points for each paper that is missing or has run out. */
const POINTS = {
  noCertificate: 4_000,
  expired: 2_500,
  noRegistration: 1_500,
  noTaxId: 1_000,
  noCountry: 1_000,
};

/** Papers: certificates that hold, registration, tax id. Always known: a missing paper is a finding. */
export const compliance: Factor = {
  weightBp: 2_500,
  condition: 'send the missing or renewed certificates within 14 days',
  find({ certificates, registrationNumber, taxId, country }, nowMs) {
    const expired = certificates.filter(
      (it) => it.validTo !== null && daysUntil(it.validTo, nowMs) < 0,
    );
    const valid = certificates.length - expired.length;
    const findings = [
      ...(valid === 0 ? [{ points: POINTS.noCertificate, text: 'no valid certificate' }] : []),
      ...expired
        .slice(0, 2)
        .map((it) => ({ points: POINTS.expired, text: `${it.name} expired on ${it.validTo}` })),
      ...(registrationNumber === null
        ? [{ points: POINTS.noRegistration, text: 'no registration number' }]
        : []),
      ...(taxId === null ? [{ points: POINTS.noTaxId, text: 'no tax id' }] : []),
      ...(country === null ? [{ points: POINTS.noCountry, text: 'country unknown' }] : []),
    ];
    return {
      riskBp: clampBp(findings.reduce((sum, it) => sum + it.points, 0)),
      coverageBp: 10_000,
      evidence: [`${valid} valid certificates`, ...findings.map((it) => it.text)],
    };
  },
};
