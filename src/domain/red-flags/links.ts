import type { RecordLink } from './flag.ts';

const pathOf = (caseId: string): string => `/v1/procurements/${encodeURIComponent(caseId)}`;

export const caseLink = (caseId: string): RecordLink => ({
  kind: 'case',
  id: caseId,
  path: pathOf(caseId),
});
export const awardLink = (caseId: string): RecordLink => ({
  kind: 'award',
  id: caseId,
  path: pathOf(caseId),
});
export const offersLink = (caseId: string, supplierId: string): RecordLink => ({
  kind: 'offers',
  id: supplierId,
  path: `${pathOf(caseId)}/offers?supplierId=${encodeURIComponent(supplierId)}`,
});
/** Clearances are messages of a case to the API, and events of its audit. */
export const clearanceLink = (caseId: string, clearanceId: string): RecordLink => ({
  kind: 'clearance',
  id: clearanceId,
  path: `${pathOf(caseId)}/audit`,
});
export const mandateLink = (caseId: string, supplierId: string): RecordLink => ({
  kind: 'mandate',
  id: supplierId,
  path: `${pathOf(caseId)}/mandates?supplierId=${encodeURIComponent(supplierId)}`,
});
export const messageLink = (caseId: string, messageId: string): RecordLink => ({
  kind: 'message',
  id: messageId,
  path: `${pathOf(caseId)}/messages`,
});
export const approvalLink = (caseId: string, approvalId: string): RecordLink => ({
  kind: 'approval',
  id: approvalId,
  path: `/v1/approvals?status=approved&caseId=${encodeURIComponent(caseId)}`,
});
