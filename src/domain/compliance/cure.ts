import type { Assessment, PaperMissing } from '#contracts/supplier.ts';
import { weigh } from './weigh.ts';

/**
 * Whether a required paper keeps a supplier out that nothing else refuses: it gets time to send the
 * paper before it is refused.
 */
export function isCurable(
  { hardStops, papersMissing = [], factors }: Assessment,
  { refuseAboveBp }: { refuseAboveBp: number },
): boolean {
  if (papersMissing.length === 0 || hardStops.length > 0) return false;
  const inOrder = factors.map((it) =>
    it.name === 'compliance' ? { ...it, riskBp: 0, riskUpToBp: 0 } : it,
  );
  return (weigh(inOrder, 0).riskBp ?? 0) <= refuseAboveBp;
}

/** A missing paper in words, such as `CE, which ended on 2026-10-01`. */
export const paperInWords = ({ name, since }: PaperMissing): string =>
  since === null ? name : `${name}, which ended on ${since}`;
