import { agentPerformance } from './agent-performance.ts';
import { alertFindings } from './alert-findings.ts';
import { deskTenants, keepAlerts, listAlerts, settleAlert } from './alerts.ts';
import { caseAudit } from './audit/case-audit.ts';
import { auditEvents } from './audit/events.ts';
import { claimVerification, endVerification } from './audit/verification-turns.ts';
import { verifyAudit } from './audit/verify.ts';
import { answerApproval, noteRefusedAnswer } from './approval-answers.ts';
import {
  activeApprovalPolicy,
  approveApprovalPolicy,
  draftApprovalPolicy,
  getApprovalPolicy,
  listApprovalPolicies,
  withdrawApprovalPolicy,
} from './approval-policies.ts';
import { approvalFor, approvalsWaitingFor, getApproval, listApprovals } from './approvals.ts';
import { putCertificate } from './certificates.ts';
import { countCases } from './case-counts.ts';
import { decisionsOf, eventsAfter, messagesOf, offersOf } from './case-history.ts';
import { listCases } from './case-list.ts';
import { getCase, openCase } from './cases.ts';
import { listClassifications } from './catalogue/classifications.ts';
import { searchCatalogue } from './catalogue/search.ts';
import { comparisonFacts } from './comparison-facts.ts';
import type { Database } from './database.ts';
import { databaseHealth } from './database-health.ts';
import { countDesk } from './desk-counts.ts';
import { deskEventsAfter, keptDeskPositions, pruneDeskEvents } from './desk/desk-events.ts';
import { countFigures } from './desk/figures.ts';
import { deskCases } from './desk/live-cases.ts';
import { askingOrders, proposedLessons, unansweredQuestions } from './desk/waiting-rows.ts';
import { decidedAwards } from './decided-awards.ts';
import { endDelegation, getDelegation, listDelegations, makeDelegation } from './delegations.ts';
import { getDeadLetter, listDeadLetters, markDiscarded, markRedriven } from './dead-letters.ts';
import { recordOutcome } from './delivery-outcomes.ts';
import { findItems, searchItems } from './items.ts';
import { foldLearning } from './learning/fold.ts';
import { tenantsToLearn } from './learning/tenants-to-learn.ts';
import {
  createKey,
  findKey,
  isKeyAlive,
  keyPerson,
  listKeys,
  peopleOf,
  revokeKey,
} from './keys.ts';
import { learnLessons } from './learning/learn-lessons.ts';
import { approveLesson, retireLesson, whyLesson } from './learning/lesson-decisions.ts';
import { getLesson, listLessons } from './learning/lesson-desk.ts';
import { learningReport } from './learning/learning-report.ts';
import { patternInsights } from './learning/patterns.ts';
import { strategyInsights } from './learning/strategies.ts';
import { learnWeights } from './learning/weights.ts';
import { supplierLearning } from './learning/supplier-estimates.ts';
import { decideHit } from './lists/hit-decisions.ts';
import { listScreeningRuns } from './lists/screening-runs.ts';
import { listHits } from './lists/stored-hits.ts';
import { diffVersions, listScreeningLists } from './lists/stored-lists.ts';
import { markVersionTold, untoldVersions } from './lists/told-versions.ts';
import { mandatesOf } from './mandates.ts';
import { recentRedFlags, redFlagsOfCase } from './red-flags/red-flags.ts';
import { pastClearances } from './past-clearances.ts';
import {
  approveRiskPolicy,
  draftRiskPolicy,
  getRiskPolicy,
  listRiskPolicies,
  riskPolicyInForce,
  withdrawRiskPolicy,
} from './risk-policies.ts';
import { supplierActivity } from './scorecards.ts';
import { findSignedIn, pruneSessions, signIn, signOut } from './sessions.ts';
import { takeSupplierAnswer } from './supplier-answers.ts';
import { findSession, sessionsOf, setChannel, useNonce } from './supplier-channels.ts';
import { answerQuestion, questionsOf } from './supplier-questions.ts';
import { noteSupplierChange } from './supplier-changes.ts';
import { getSupplier, knownSuppliers, listSuppliers } from './suppliers.ts';
import { itemMarket } from './market-facts.ts';
import { requisitionFacts } from './requisition-facts.ts';
import { caseAdvice } from './learning/case-advice.ts';
import { openingAdvice } from './learning/opening-advice.ts';
import { reviewLesson } from './learning/review-lesson.ts';
import { listAgreements } from './agreements.ts';
import { listTalks } from './talks.ts';
import { debriefsOf } from './debriefs.ts';
import {
  cancelOrder,
  changeOrderPrice,
  decideOrderChange,
  respondToOrder,
} from './orders/order-actions.ts';
import { getOrder, listOrders } from './orders/order-views.ts';
import { isAwardTakenBack, orderOfSupplier } from './orders/supplier-orders.ts';
import { markWoken, unwokenOrders } from './orders/unwoken-orders.ts';
import { savingsLines } from './savings.ts';
import { policyOf } from './tenants.ts';
import { adaptedThreshold, cpvCodes, listThresholdMoves } from './threshold-moves.ts';
import { duePosts, notePost } from './webhook-posts.ts';

type Bound<F> = F extends (database: Database, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

const functions = {
  openCase,
  getCase,
  listCases,
  messagesOf,
  decisionsOf,
  offersOf,
  mandatesOf,
  listTalks,
  comparisonFacts,
  eventsAfter,
  listApprovals,
  getApproval,
  approvalFor,
  approvalsWaitingFor,
  answerApproval,
  noteRefusedAnswer,
  listApprovalPolicies,
  getApprovalPolicy,
  activeApprovalPolicy,
  draftApprovalPolicy,
  approveApprovalPolicy,
  withdrawApprovalPolicy,
  listDelegations,
  getDelegation,
  makeDelegation,
  endDelegation,
  decidedAwards,
  listSuppliers,
  getSupplier,
  knownSuppliers,
  findItems,
  searchItems,
  searchCatalogue,
  listClassifications,
  listDeadLetters,
  getDeadLetter,
  markRedriven,
  markDiscarded,
  deskTenants,
  alertFindings,
  keepAlerts,
  listAlerts,
  settleAlert,
  agentPerformance,
  databaseHealth,
  recordOutcome,
  foldLearning,
  tenantsToLearn,
  countCases,
  countDesk,
  policyOf,
  requisitionFacts,
  openingAdvice,
  reviewLesson,
  caseAdvice,
  itemMarket,
  listAgreements,
  noteSupplierChange,
  putCertificate,
  findKey,
  createKey,
  listKeys,
  revokeKey,
  keyPerson,
  peopleOf,
  isKeyAlive,
  deskCases,
  deskEventsAfter,
  keptDeskPositions,
  pruneDeskEvents,
  countFigures,
  unansweredQuestions,
  askingOrders,
  proposedLessons,
  signIn,
  findSignedIn,
  signOut,
  pruneSessions,
  listRiskPolicies,
  getRiskPolicy,
  riskPolicyInForce,
  draftRiskPolicy,
  approveRiskPolicy,
  withdrawRiskPolicy,
  pastClearances,
  adaptedThreshold,
  listThresholdMoves,
  cpvCodes,
  supplierActivity,
  supplierLearning,
  learningReport,
  patternInsights,
  strategyInsights,
  setChannel,
  sessionsOf,
  findSession,
  takeSupplierAnswer,
  answerQuestion,
  questionsOf,
  useNonce,
  duePosts,
  notePost,
  listScreeningLists,
  diffVersions,
  listHits,
  decideHit,
  listScreeningRuns,
  untoldVersions,
  markVersionTold,
  auditEvents,
  verifyAudit,
  claimVerification,
  endVerification,
  caseAudit,
  redFlagsOfCase,
  recentRedFlags,
  listOrders,
  getOrder,
  respondToOrder,
  decideOrderChange,
  cancelOrder,
  changeOrderPrice,
  orderOfSupplier,
  isAwardTakenBack,
  unwokenOrders,
  markWoken,
  savingsLines,
  debriefsOf,
  learnLessons,
  learnWeights,
  listLessons,
  getLesson,
  approveLesson,
  retireLesson,
  whyLesson,
} as const;

/** All that the API reads and writes, on one database. */
export type DeskStore = { [N in keyof typeof functions]: Bound<(typeof functions)[N]> };

export function createDeskStore(database: Database): DeskStore {
  const bound = Object.entries(functions).map(([name, run]) => [
    name,
    (...rest: unknown[]) => (run as (...all: unknown[]) => unknown)(database, ...rest),
  ]);
  return Object.fromEntries(bound) as DeskStore;
}
