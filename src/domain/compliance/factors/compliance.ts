import { clampBp } from '../../basis-points.ts';
import { isLei } from '../lei.ts';
import { hasEnded, holds, papersMissing } from '../papers.ts';
import type { Factor } from './factor.ts';

/** Points for each paper that is missing or has run out. */
const POINTS = {
  noCertificate: 4_000,
  required: 2_500,
  noRegistration: 1_500,
  noTaxId: 1_000,
  noCountry: 1_000,
};
/** No more required papers than these count; two weigh as much as having none at all. */
const REQUIRED_MAX = 2;

/**
 * Papers: certificates that hold, registration, tax id. Always known: a missing paper is a finding.
 * A certificate that nobody asked for costs nothing when it ends, or hiding it would pay.
 */
export const compliance: Factor = {
  weightBp: 2_000,
  condition: 'send the missing or renewed certificates within 14 days',
  find({ certificates, registrationNumber, taxId, lei, country }, looking) {
    const { nowMs, requiredCertificates } = looking;
    const valid = certificates.filter((it) => holds(it, nowMs)).length;
    const ended = certificates.filter((it) => hasEnded(it, nowMs));
    const missing = papersMissing(certificates, requiredCertificates, nowMs);
    const findings = [
      ...(valid === 0 ? [{ points: POINTS.noCertificate, text: 'no valid certificate' }] : []),
      ...missing
        .slice(0, REQUIRED_MAX)
        .map(({ name, why }) => ({ points: POINTS.required, text: `required ${name} is ${why}` })),
      ...(registrationNumber === null
        ? [{ points: POINTS.noRegistration, text: 'no registration number' }]
        : []),
      ...(taxId === null ? [{ points: POINTS.noTaxId, text: 'no tax id' }] : []),
      ...(country === null ? [{ points: POINTS.noCountry, text: 'country unknown' }] : []),
    ];
    return {
      riskBp: clampBp(findings.reduce((sum, it) => sum + it.points, 0)),
      coverageBp: 10_000,
      evidence: [
        `${valid} valid certificates`,
        ...findings.map((it) => it.text),
        ...ended.map((it) => `${it.name} expired on ${it.validTo}`),
        lei === null ? 'no LEI' : `LEI ${lei}: check digits ${isLei(lei) ? 'right' : 'wrong'}`,
      ],
    };
  },
};
