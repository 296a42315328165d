import { ParleyError } from '#contracts/errors.ts';

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
