import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { Candidate } from '#contracts/supplier.ts';
import type { Order } from '#kit/order.ts';

export type BareCase = {
  brief: CaseBrief;
  /** Exchanges with the suppliers, as many as Parley's reference case had. */
  rounds: number;
  /** Local activities ride on the workflow's task; the others are scheduled by the server. */
  activities: 'local' | 'scheduled';
};

/** Parley's activities, and one that saves what Parley's reference case left behind. */
type Activities = {
  [N in keyof ActivityInputs]: (order: Order<ActivityInputs[N]>) => Promise<ActivityResults[N]>;
} & { saveCase(place: { tenantId: string; caseId: string }): Promise<void> };

const options = { startToCloseTimeout: '30 seconds' } as const;
const kinds = {
  local: proxyLocalActivities<Activities>(options),
  scheduled: proxyActivities<Activities>(options),
};

/** The steps of one case with nobody deciding anything: what the work itself costs on Temporal. */
export function stepsOf({ brief, rounds, activities }: BareCase) {
  const { requisition, policy } = brief;
  const { tenantId, caseId } = requisition;
  const run = kinds[activities];
  const order = <Input>(key: string, input: Input): Order<Input> => ({
    tenantId,
    caseId,
    key: `bare/${key}`,
    traceparent: null,
    input,
  });
  return {
    async search(): Promise<Candidate[]> {
      const { shortlist } = await run.searchSuppliers(
        order('search', {
          requisition,
          strategy: 'specialised',
          relaxed: [],
          excludeSupplierIds: [],
          shortlistMax: policy.shortlistMax,
        }),
      );
      return shortlist;
    },
    score: (shortlist: Candidate[]) =>
      Promise.all(
        shortlist.map((it) =>
          run.assessSuppliers(
            order(`score/${it.supplierId}`, {
              requisition,
              risk: policy.risk,
              suppliers: [{ supplierId: it.supplierId, supplierName: it.supplierName }],
            }),
          ),
        ),
      ),
    async talk(shortlist: Candidate[]): Promise<void> {
      const supplierIds = shortlist.map((it) => it.supplierId);
      await run.adviseNegotiation(
        order('advise', {
          requisition,
          supplierIds,
          situation: {
            urgency: requisition.urgency,
            conditionsCount: 0,
            meanDeliveries: 0,
            failed: [],
            competition: 'competitive',
          },
          memory: { rules: null },
        }),
      );
      let terms = new Map<string, Terms>();
      for (let round = 0; round < rounds; round += 1) {
        const offers = shortlist.map((candidate) => ({
          supplierId: candidate.supplierId,
          round,
          candidate,
          terms: terms.get(candidate.supplierId) ?? null,
          move: round === 0 ? ('request_quote' as const) : ('counter' as const),
        }));
        const { replies } = await run.exchangeOffers(
          order(`exchange/${round}`, { requisition, offers }),
        );
        terms = new Map(replies.map((it) => [it.supplierId, lowered(it.terms)]));
      }
    },
    save: () => run.saveCase({ tenantId, caseId }),
  };
}

/** A counter-offer far under the supplier's own price, so that nobody accepts it early. */
const lowered = (terms: Terms): Terms => ({
  ...terms,
  lines: terms.lines.map((it) => ({ ...it, unitPriceMinor: Math.ceil(it.unitPriceMinor * 0.9) })),
});

/** One central workflow that does it all. */
export async function centralCase(order: BareCase): Promise<void> {
  const steps = stepsOf(order);
  const shortlist = await steps.search();
  await steps.score(shortlist);
  await steps.talk(shortlist);
  await steps.save();
}
