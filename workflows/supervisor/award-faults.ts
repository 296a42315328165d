import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { awardFaults } from '#domain/award/check.ts';
import type { SupervisorState } from './state.ts';

/** Everything that speaks against an award now, what compliance stopped since included. */
export function faultsOf(
  { stopped = [] }: SupervisorState,
  { requisition }: CaseBrief,
  proposal: AwardProposal,
): string[] {
  const winners = new Map(proposal.lines.map((it) => [it.supplierId, it.supplierName]));
  return [
    ...awardFaults(requisition, proposal),
    ...[...winners]
      .filter(([supplierId]) => stopped.includes(supplierId))
      .map(([, name]) => `compliance stopped ${name}`),
  ];
}
