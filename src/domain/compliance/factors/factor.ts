import type { RiskFactorScore } from '#contracts/supplier.ts';
import type { SupplierFacts } from '../facts.ts';

/** What a factor says of a supplier; `riskBp` null = unknown, which is never the same as low. */
export type Finding = Pick<RiskFactorScore, 'riskBp' | 'riskUpToBp' | 'coverageBp' | 'evidence'>;

/** What a factor looks at beside the supplier. */
export type Looking = {
  nowMs: number;
  /** Names of certificates that the case cannot do without. */
  requiredCertificates: readonly string[];
};

export type Factor = {
  /** Default weight, in basis points; all factors add up to 10,000. */
  weightBp: number;
  find(facts: SupplierFacts, looking: Looking): Finding;
  /** What is asked of a supplier whose risk by this factor is worth a condition. */
  condition: string;
};

export const unknown = (because: string): Finding => ({
  riskBp: null,
  coverageBp: 0,
  evidence: [because],
});
