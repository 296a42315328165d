import { z } from 'zod';
import { BasisPoints, Count } from './values.ts';

/** What a supplier that was not chosen is told; names no other supplier and no price of theirs. */
export const Debrief = z.object({
  supplierId: z.string(),
  supplierName: z.string(),
  rank: z.int().min(1).nullable().describe('Among those that made an offer; null = it made none'),
  offersCount: Count.describe('Suppliers that made an offer'),
  gapPercent: Count.nullable().describe(
    'How far its last offer was above the lowest for the same lines and quantities, in whole percent, rounded up; null = nobody else offered all of them',
  ),
  criteria: z.array(z.object({ criterion: z.string(), weightBp: BasisPoints })),
  strengths: z.array(z.string()),
  sentences: z.array(z.string()).describe('The debrief itself, in plain words'),
});
export type Debrief = z.infer<typeof Debrief>;
