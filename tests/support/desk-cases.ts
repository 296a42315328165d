import type { ApprovalView } from '#contracts/approvals.ts';
import type { ProcurementRequest } from '#contracts/http.ts';
import { presets, toRequest } from '#domain/intake/presets.ts';
import type { PresetName } from '#domain/intake/presets.ts';
import type { CaseView } from '#memory/cases.ts';
import type { DeskClient } from '../../src/cli/demo/desk-client.ts';
import { until } from './running-parley.ts';

/** The only one in the sample data that makes five-axis machining centres. */
export const SOLE_MAKER = 'precision-engineering';

/** Opens a case as the administrator; the same seed gives the same suppliers. */
export async function openPreset(
  desk: DeskClient,
  name: PresetName,
  changes: Partial<ProcurementRequest> = {},
): Promise<string> {
  const request = { ...toRequest(presets[name], Date.now()), seed: 11, ...changes };
  return (await desk.post<{ id: string }>('/v1/procurements', request)).id;
}

/** The case once it is as wanted; the test's own time-out bounds the wait. */
export const caseWhen = (
  desk: DeskClient,
  caseId: string,
  isWanted: (it: CaseView) => boolean,
): Promise<CaseView> =>
  until(async () => {
    const view = await desk.get<CaseView>(`/v1/procurements/${caseId}`).catch(() => null);
    return view !== null && isWanted(view) ? view : null;
  });

export const isClosed = ({ closedAtMs }: CaseView): boolean => closedAtMs !== null;
export const isAtPeople = ({ stage }: CaseView): boolean => stage === 'approving';

/** The open question about an award. @param notId of the one before it, which is not meant any more */
export const openAward = (
  desk: DeskClient,
  caseId: string,
  notId?: string,
): Promise<ApprovalView> =>
  until(async () => {
    const path = `/v1/approvals?status=open&caseId=${caseId}`;
    const { items } = await desk.get<{ items: ApprovalView[] }>(path);
    return items.find((it) => it.about === 'award' && it.approvalId !== notId) ?? null;
  });
