import type { PortalView } from '#contracts/portal-view.ts';
import type { SignedSession } from '#memory/supplier-channels.ts';
import type { Desk } from '../desk.ts';
import { orderOfSession } from '../orders/take-response.ts';

/** All that a supplier sees of a case: of the others no more than its own debrief tells. */
export async function portalViewOf(desk: Desk, session: SignedSession): Promise<PortalView> {
  const { tenantId, caseId, view } = session;
  const order = await orderOfSession(desk, session);
  const none = { ...view, order, debrief: null, awardTakenBack: false };
  if (order !== null || view.status !== 'ended') return none;
  const debriefs = await desk.store.debriefsOf(tenantId, caseId);
  const debrief = debriefs?.find((it) => it.supplierId === view.supplierId) ?? null;
  if (debrief === null) return none;
  return { ...none, debrief, awardTakenBack: await desk.store.isAwardTakenBack(tenantId, caseId) };
}
