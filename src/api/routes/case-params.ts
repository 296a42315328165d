import { z } from 'zod';
import { ParleyError } from '#contracts/errors.ts';
import { isStorable } from '#contracts/values.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from '../desk.ts';

/** An id of ours in a path; no id holds anything that a text cannot hold. */
export const Id = (max: number) => z.string().max(max).refine(isStorable, { message: 'is no id' });
/** Words that a list is searched for. */
export const SearchText = (max: number) => Id(max).min(1);

export const CaseParams = z.object({ id: Id(64).describe('Id of the case') });
export const unknownCase = { id: 'PROCUREMENT_UNKNOWN' } as const;

export const PageQuery = z.strictObject({
  cursor: SearchText(500).optional().describe('nextCursor of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Also for a case of another tenant. */
export const noSuchCase = (id: string): ParleyError =>
  new ParleyError('PROCUREMENT_UNKNOWN', `There is no procurement ${id} of yours.`);

/** @throws ParleyError PROCUREMENT_UNKNOWN */
export async function requireCase(desk: Desk, holder: KeyHolder, caseId: string) {
  const found = await desk.store.getCase(holder.tenantId, caseId);
  if (found !== null) return found;
  throw noSuchCase(caseId);
}
