import { z } from 'zod';
import { ParleyError } from '#contracts/errors.ts';
import type { FieldIssue } from '#contracts/errors.ts';
import type { KeyView } from '#memory/keys.ts';
import type { Desk } from '../desk.ts';
import { mayApprove } from '../roles.ts';

const VERSION_MAX = 2_147_483_647;
export const VersionParams = z.object({ version: z.coerce.number().int().min(1).max(VERSION_MAX) });

type Version = { status: string; draftedByName: string };
type Settling<P> =
  | { kind: 'approved' | 'withdrawn' | 'settled' | 'own_draft'; policy: P }
  | { kind: 'unknown' };

/** Faults of a policy that is kept in versions: `name` in sentences, `code` the start of its errors. */
export function policyVersions(name: string, code: 'RISK_POLICY' | 'APPROVAL_POLICY') {
  const unknown = (version: number) =>
    new ParleyError(`${code}_UNKNOWN`, `There is no ${name} policy version ${version} of yours.`);
  return {
    unknown,
    /** The version as it is now. @throws ParleyError saying why it was neither approved nor withdrawn */
    settled<P extends Version>(version: number, done: Settling<P>): P {
      if (done.kind === 'unknown') throw unknown(version);
      const { kind, policy } = done;
      if (kind === 'approved' || kind === 'withdrawn') return policy;
      throw kind === 'own_draft'
        ? new ParleyError(
            'APPROVER_IS_DRAFTER',
            `${policy.draftedByName} drafted version ${version}; somebody else has to approve it.`,
          )
        : new ParleyError(
            `${code}_SETTLED`,
            `Version ${version} is ${policy.status}; draft a new version.`,
          );
    },
  };
}

/** Whom a policy may name: somebody who cannot answer would let every question of theirs run out. */
export async function ableApprovers(desk: Desk, tenantId: string): Promise<KeyView[]> {
  const keys = await desk.store.listKeys(tenantId);
  return keys.filter((it) => it.revokedAt === null && mayApprove.includes(it.role));
}

/** @throws ParleyError POLICY_INVALID naming every fault of a draft */
export function refuseFaulty(faults: FieldIssue[]): void {
  const [first] = faults;
  if (first === undefined) return;
  throw new ParleyError('POLICY_INVALID', `${first.path} ${first.message}`, faults);
}
