import { z } from 'zod';
import { ParleyError } from '#contracts/errors.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from '../desk.ts';

export const CaseParams = z.object({ id: z.string().max(64).describe('Id of the case') });

export const PageQuery = z.strictObject({
  cursor: z.string().max(500).optional().describe('nextCursor of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** @throws ParleyError PROCUREMENT_UNKNOWN, also for a case of another tenant */
export async function requireCase(desk: Desk, holder: KeyHolder, caseId: string) {
  const found = await desk.store.getCase(holder.tenantId, caseId);
  if (found !== null) return found;
  throw new ParleyError('PROCUREMENT_UNKNOWN', `There is no procurement ${caseId} of yours.`);
}
