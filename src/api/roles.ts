import type { ApiRole } from '#contracts/http.ts';
import { API_ROLES } from '#contracts/http.ts';

/** Who may do what; the one table. */
export const mayRead: readonly ApiRole[] = API_ROLES;
export const mayRequest: readonly ApiRole[] = ['requester', 'buyer', 'administrator'];
export const mayCommand: readonly ApiRole[] = ['buyer', 'administrator'];
export const mayApprove: readonly ApiRole[] = ['approver', 'compliance_officer', 'administrator'];
export const mayDecideHits: readonly ApiRole[] = ['compliance_officer', 'administrator'];
export const mayGovernRisk: readonly ApiRole[] = ['compliance_officer', 'administrator'];
export const mayGovernApprovals: readonly ApiRole[] = ['compliance_officer', 'administrator'];
export const mayImport: readonly ApiRole[] = ['buyer', 'administrator'];
export const mayAudit: readonly ApiRole[] = ['auditor', 'administrator'];
/** Targets, walk-away prices, and what offers are worth to us; a requester who knew them could tell a supplier. */
export const maySeeLimits: readonly ApiRole[] = [
  'buyer',
  'approver',
  'compliance_officer',
  'auditor',
  'administrator',
];
export const mayOperate: readonly ApiRole[] = ['administrator'];
export const mayDecideLessons: readonly ApiRole[] = [
  'approver',
  'compliance_officer',
  'administrator',
];
