import type { ApprovalView } from '#contracts/approvals.ts';
import type { TalkRecord } from '#contracts/negotiation.ts';
import type { DeskClient } from '../../src/cli/demo/desk-client.ts';
import { openAward } from '../support/desk-cases.ts';

type Items<T> = { items: T[] };

/** The approver awards somebody else than the agents would, then approves what comes of it. */
export async function chooseAnother(desk: DeskClient, caseId: string): Promise<void> {
  const first = await openAward(desk, caseId);
  const { items } = await desk.get<Items<TalkRecord>>(`/v1/procurements/${caseId}/talks`);
  const winners = (first.shown as { lines: { supplierId: string }[] }).lines;
  const other = items.find(
    (it) => it.result === 'agreed' && it.supplierId !== winners[0]?.supplierId,
  );
  if (other === undefined) throw new Error('nobody else agreed');
  await approve(desk, first, { chosenSupplierIds: [other.supplierId] });
  await approve(desk, await openAward(desk, caseId, first.approvalId));
}

const approve = (desk: DeskClient, asked: ApprovalView, choice: object = {}) =>
  desk.postAsApprover(`/v1/approvals/${asked.approvalId}/decision`, {
    decision: 'approve',
    shownHash: asked.shownHash,
    ...choice,
  });
