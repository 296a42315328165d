import type { Requisition } from '#contracts/procurement.ts';
import type { Certificate } from './facts.ts';

/**
 * Certificates that a case cannot do without from this supplier: what policy says, and hard
 * requirements that it once met by a certificate. Others may be features, which are no papers.
 */
export function requiredPapers(
  { lines }: Pick<Requisition, 'lines'>,
  byPolicy: readonly string[],
  certificates: readonly Pick<Certificate, 'name'>[],
): string[] {
  const names = new Set(certificates.map((it) => it.name.toLowerCase()));
  const asked = lines.flatMap((it) => it.mustHave).filter((it) => names.has(it.toLowerCase()));
  return [...new Set([...byPolicy, ...asked])];
}
