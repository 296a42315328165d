import type { ApiRole } from '#contracts/http.ts';
import type { Route } from '../route.ts';
import { getCaseAgent, listAgents, listCaseAgents } from './agents.ts';
import { listAlerts, settleAlert } from './alerts.ts';
import {
  approveApprovalPolicy,
  draftApprovalPolicy,
  listApprovalPolicies,
  previewApprovalRule,
  withdrawApprovalPolicy,
} from './approval-policies.ts';
import { decideApproval, getApproval, listApprovals, listAttempts } from './approvals.ts';
import { listAutonomy } from './autonomy.ts';
import { endDelegation, listDelegations, makeDelegation } from './delegations.ts';
import { getCaseAudit, listAuditEvents, verifyAudit } from './audit.ts';
import { putCertificate } from './certificates.ts';
import { listClassifications, searchCatalogue } from './catalogue.ts';
import { commandProcurement } from './commands.ts';
import { getComparison } from './comparison.ts';
import { getDesk, getDeskFigures, streamDesk } from './desk.ts';
import { getDeskSettings } from './desk-settings.ts';
import { discardDeadLetter, listDeadLetters, redriveDeadLetter } from './dead-letters.ts';
import { getAgentPerformance, getHealth } from './operations.ts';
import { getTrace, listDecisions, listMessages, listOffers, streamEvents } from './history.ts';
import { matchEntities, matchEntitiesOf } from './entity-match.ts';
import { exportRoutes } from './exports.ts';
import { draftRequisition, listPresets, uploadLines } from './intake.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';
import { approveLesson, getLesson, listLessons, retireLesson, whyLesson } from './lessons.ts';
import { getLearningReport } from './insights-report.ts';
import { listPatterns } from './insights-patterns.ts';
import { listStrategies } from './insights-strategies.ts';
import {
  cancelOrder,
  changeOrderPrice,
  decideOrder,
  getOrder,
  getOrderDocument,
  listOrders,
} from './orders.ts';
import { getSavings, listDebriefs } from './savings.ts';
import { recordOutcome } from './outcomes.ts';
import { listPeople } from './people.ts';
import { sessionRoutes } from './session.ts';
import { getCaseAdvice } from './advice.ts';
import { getCaseRedFlags, listRedFlags } from './red-flags.ts';
import { getProcurement, listProcurements, openProcurement } from './procurements.ts';
import {
  approveRiskPolicy,
  draftRiskPolicy,
  listRiskPolicies,
  listThresholdMoves,
  previewRiskPolicy,
  withdrawRiskPolicy,
} from './risk-policies.ts';
import {
  decideHit,
  diffScreeningList,
  getSupplierScreening,
  listHits,
  listScreeningLists,
  listScreeningRuns,
} from './screening.ts';
import { checkRequest } from './requisition-checks.ts';
import { getItemMarket, listAgreements } from './sourcing.ts';
import { listMandates, listTalks } from './talks.ts';
import { listSupplierSessions, setSupplierChannel } from './supplier-channels.ts';
import { answerQuestion, listQuestions } from './supplier-questions.ts';
import { getScorecard, getSupplier, importSuppliers, listSuppliers } from './suppliers.ts';

/** Every operation of the API; the application and the OpenAPI document are made from this list. */
export const routes: readonly Route[] = [
  ...sessionRoutes(operationsOf),
  listPeople,
  getDesk,
  getDeskFigures,
  streamDesk,
  checkRequest,
  draftRequisition,
  uploadLines,
  listPresets,
  openProcurement,
  listProcurements,
  getProcurement,
  listMessages,
  listDecisions,
  listOffers,
  listMandates,
  listTalks,
  getComparison,
  ...exportRoutes,
  getTrace,
  streamEvents,
  listCaseAgents,
  getCaseAgent,
  commandProcurement,
  recordOutcome,
  listOrders,
  getOrder,
  getOrderDocument,
  decideOrder,
  cancelOrder,
  changeOrderPrice,
  listDebriefs,
  getSavings,
  listApprovals,
  getApproval,
  listAttempts,
  decideApproval,
  listApprovalPolicies,
  draftApprovalPolicy,
  previewApprovalRule,
  approveApprovalPolicy,
  withdrawApprovalPolicy,
  listDelegations,
  makeDelegation,
  endDelegation,
  listAutonomy,
  listRiskPolicies,
  draftRiskPolicy,
  approveRiskPolicy,
  withdrawRiskPolicy,
  previewRiskPolicy,
  listThresholdMoves,
  listLessons,
  getLesson,
  approveLesson,
  retireLesson,
  whyLesson,
  importSuppliers,
  listSuppliers,
  getSupplier,
  putCertificate,
  getScorecard,
  listPatterns,
  listStrategies,
  getLearningReport,
  searchCatalogue,
  listClassifications,
  getSupplierScreening,
  listScreeningRuns,
  listScreeningLists,
  diffScreeningList,
  listHits,
  decideHit,
  matchEntities,
  matchEntitiesOf,
  listAgreements,
  getItemMarket,
  setSupplierChannel,
  listSupplierSessions,
  listQuestions,
  answerQuestion,
  listAgents,
  getAgentPerformance,
  getDeskSettings,
  listDeadLetters,
  redriveDeadLetter,
  discardDeadLetter,
  listAlerts,
  settleAlert,
  getHealth,
  listKeys,
  createKey,
  revokeKey,
  listAuditEvents,
  verifyAudit,
  getCaseAudit,
  getCaseAdvice,
  getCaseRedFlags,
  listRedFlags,
];

/** Operation ids that a role may call. */
function operationsOf(role: ApiRole): string[] {
  return routes.filter((it) => it.roles.includes(role)).map((it) => it.operationId);
}
