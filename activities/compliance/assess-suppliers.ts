import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { assess, withFindings } from '#domain/compliance/assess.ts';
import { noFacts } from '#domain/compliance/facts.ts';
import { requiredPapers } from '#domain/compliance/required-papers.ts';
import { withScreening } from '#domain/compliance/screening-findings.ts';
import { scorecard, standingFindings } from '#domain/compliance/scorecard/scorecard.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { Screening } from '#ports/screening.ts';
import type { SupplierDirectory } from '#ports/supplier-directory.ts';

type Input = ActivityInputs['assessSuppliers'];
type Findings = ReturnType<typeof standingFindings>;

/** Scores suppliers, in the order given, from what is known of them now. */
export function createAssessSuppliers({
  directory,
  screening,
  answers,
}: {
  directory: SupplierDirectory;
  screening: Screening;
  answers: AnswerStore;
}) {
  return (order: Order<Input>) =>
    answers.once<ActivityResults['assessSuppliers']>(order, async () => {
      const { requisition, suppliers, risk } = order.input;
      const atMs = order.input.atMs ?? requisition.openedAtMs;
      const ids = suppliers.map((it) => it.supplierId);
      const [known, screened, standingOf] = await Promise.all([
        directory.facts(order.tenantId, ids, requisition),
        screenAll(screening, order.tenantId, ids),
        standings(directory, order.tenantId, ids, risk),
      ]);
      return {
        assessments: suppliers.map((supplier) => {
          const facts =
            known.find((it) => it.supplierId === supplier.supplierId) ?? noFacts(supplier);
          const rules = {
            coverageMinBp: risk.coverageMinBp,
            weightsBp: risk.weightsBp,
            requiredCertificates: requiredPapers(
              requisition,
              risk.requiredCertificates ?? [],
              facts.certificates,
            ),
          };
          const assessment = assess(facts, rules, atMs);
          const judged = withFindings(assessment, standingOf(supplier.supplierId));
          const looked = screened.find((it) => it.supplierId === supplier.supplierId);
          return looked === undefined ? judged : withScreening(judged, looked);
        }),
      };
    });
}

/** Against the lists as they are now; a supplier that is not the tenant's is not screened. */
const screenAll = async (screening: Screening, tenantId: string, supplierIds: string[]) =>
  screening.screen(tenantId, await screening.subjects(tenantId, supplierIds));

/** What the standing of each supplier does to it; nothing where policy says nothing of standings. */
async function standings(
  directory: SupplierDirectory,
  tenantId: string,
  supplierIds: string[],
  { scorecard: rules, version }: TenantPolicy['risk'],
): Promise<(supplierId: string) => Findings> {
  if (rules === undefined) return () => ({ hardStops: [], warnings: [] });
  const history = await directory.history(tenantId, supplierIds, rules.period);
  return (supplierId) =>
    standingFindings(scorecard(history.get(supplierId) ?? [], rules), version ?? 'of the tenant');
}
