import type { Advice } from '#contracts/learning.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { foldLearning } from '#memory/learning/fold.ts';
import { learnLessons } from '#memory/learning/learn-lessons.ts';
import { learnWeights } from '#memory/learning/weights.ts';
import type { DeliveryReport } from '#memory/delivery-outcomes.ts';
import { NO_AWARD_BP, worthBp } from '../world/outcome.ts';
import type { Offering, WorldCase } from '../world/world-case.ts';
import { pricesOf } from '../world/world-case.ts';
import { agentsBrief } from './agents-market.ts';
import { comingDelivery, reportArrived } from './deliveries.ts';
import type { CaseEnd } from './case-end.ts';
import { caseEnd } from './case-end.ts';
import type { Stand } from './stand.ts';
import { publishOffers } from './tenant.ts';

/** What one case came to; values, savings and chances in basis points. */
export type AgentsRow = {
  /** What the award is worth over the luck of its delivery, as in the simulated world. */
  valueBp: number;
  /** Chance that the winner delivers late, and whether it did; null = no award. */
  lateBp: number | null;
  late: boolean | null;
  /** Share of the winner's units that is rejected on average; null = no award. */
  rejectedBp: number | null;
  /** Paid against the median of the list prices; 0 without an award. */
  savedBp: number;
  /** By how much the best of those who agreed was worth more than the winner. */
  missedBp: number;
} & Omit<CaseEnd, 'award' | 'agreed'>;

/** A desk with or without memory, and the goods that are on their way to it. */
export class Arm {
  readonly #stand: Stand;
  readonly #tenantId: string;
  readonly #policy: TenantPolicy;
  #coming: DeliveryReport[] = [];

  constructor(stand: Stand, tenantId: string, policy: TenantPolicy) {
    this.#stand = stand;
    this.#tenantId = tenantId;
    this.#policy = policy;
  }

  /** Takes in what has come, learns from it, and opens the case. */
  async open(it: WorldCase): Promise<Advice[]> {
    const { calendar, database, owner, agents } = this.#stand;
    const tenantId = this.#tenantId;
    const openedAtMs = await calendar.nowMs();
    this.#coming = await reportArrived(database, tenantId, this.#coming, openedAtMs);
    await foldLearning(database, tenantId, { entriesMax: 1_000, waits: true });
    await learnLessons(database, tenantId, openedAtMs);
    await learnWeights(database, tenantId, openedAtMs);
    // The application takes no offer away.
    await owner.query('delete from catalogue_entries where tenant_id = $1', [tenantId]);
    await publishOffers(database, tenantId, it);
    return agents.open(agentsBrief(it, { tenantId, openedAtMs, policy: this.#policy }));
  }

  /** Reads how a case ended that is closed by now, and sends its goods on their way. */
  async close(it: WorldCase): Promise<AgentsRow> {
    const end = await caseEnd(this.#stand.database, this.#tenantId, it.requisition.caseId);
    const { award, agreed, ...counts } = end;
    if (award === null) {
      const nothing = { lateBp: null, late: null, rejectedBp: null, savedBp: 0, missedBp: 0 };
      return { valueBp: NO_AWARD_BP, ...nothing, ...counts };
    }
    const offering = offeringOf(it, award.supplierId);
    const { report, late } = comingDelivery(it, offering, award);
    this.#coming.push(report);
    const { median, quantity } = pricesOf(it);
    const valueBp = worthBp(it, offering, award.unitPriceMinor);
    const worths = agreed.map(({ supplierId, totalMinor }) =>
      worthBp(it, offeringOf(it, supplierId), totalMinor / quantity),
    );
    return {
      valueBp,
      missedBp: Math.max(valueBp, ...worths) - valueBp,
      lateBp: Math.round(offering.hidden.late * 10_000),
      late,
      rejectedBp: Math.round(offering.hidden.rejected * 10_000),
      savedBp: Math.round(((median - award.unitPriceMinor) * 10_000) / median),
      ...counts,
    };
  }
}

function offeringOf({ offerings }: WorldCase, supplierId: string): Offering {
  const offering = offerings.find((it) => it.hidden.supplierId === supplierId);
  if (offering === undefined) throw new Error(`${supplierId} offered nothing`);
  return offering;
}
