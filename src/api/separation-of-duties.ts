import { ParleyError } from '#contracts/errors.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import { isNamed, isSamePerson } from '#domain/same-person.ts';
import type { ApprovalView } from '#memory/approvals.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from './desk.ts';

/**
 * Who asked for the goods answers no question about them, whatever the role; and where the rules of
 * the case name who may answer, nobody else does.
 * @throws ParleyError APPROVER_IS_REQUESTER or APPROVER_NOT_NAMED
 */
export async function requireMayDecide(
  desk: Desk,
  holder: KeyHolder,
  { about, openedBy }: Pick<ApprovalView, 'about' | 'openedBy'>,
  { policy }: Pick<CaseBrief, 'policy'>,
): Promise<void> {
  const opener = await desk.store.keyPerson(holder.tenantId, openedBy);
  if (isSamePerson(holder, opener ?? { keyId: openedBy, name: openedBy })) {
    throw new ParleyError(
      'APPROVER_IS_REQUESTER',
      'Who asked for the goods does not decide about them; use the key of another person.',
    );
  }
  const { approvers } = policy.risk;
  const named = about === 'award' || about === 'compliance_review' ? approvers?.[about] : undefined;
  if (named !== undefined && !isNamed(holder, named)) {
    throw new ParleyError(
      'APPROVER_NOT_NAMED',
      `The policy of this case names who may decide this: ${named.join(', ')}.`,
    );
  }
}
