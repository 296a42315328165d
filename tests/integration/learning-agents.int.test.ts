import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#contracts/default-policy.ts';
import { defaultLearningRules } from '#contracts/learning-rules.ts';
import { daysAfter, isoDayOf } from '#domain/days.ts';
import { decisionsOf } from '#memory/case-history.ts';
import { getCase } from '#memory/cases.ts';
import { recordOutcome } from '#memory/delivery-outcomes.ts';
import { foldLearning } from '#memory/learning/fold.ts';
import type { Agents } from '../../bench/learning/agents/agents.ts';
import { startAgents } from '../../bench/learning/agents/agents.ts';
import { caseEnd } from '../../bench/learning/agents/case-end.ts';
import { hiddenLimits } from '../../bench/learning/agents/hidden-limits.ts';
import { makeTenant, publishOffers } from '../../bench/learning/agents/tenant.ts';
import { aRequisition, aTiming } from '../support/case-builders.ts';
import { aHiddenSupplier } from '../support/hidden-supplier-builder.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { deliveriesOf, seen } from '../support/observed-deliveries.ts';
import { until } from '../support/running-api.ts';
import { skippingServer } from '../support/test-server.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const CASES = 6;
/** Late deliveries after which three percent less no longer make up for them. */
const LATE_ENOUGH = 3;
const LEAD_TIME_DAYS = 10;
const QUANTITY = 10;
/** Nobody who can be seen to differ in anything but the price; one of them is always late. */
const suppliers = [
  { hidden: aHiddenSupplier('late'), listUnitPriceMinor: 97_000 },
  { hidden: aHiddenSupplier('prompt'), listUnitPriceMinor: 100_000 },
  { hidden: aHiddenSupplier('steady'), listUnitPriceMinor: 100_500 },
];
const database = testDatabase();
const desks = { on: aTenantId(), off: aTenantId() };
const hidden = suppliers.map((it) => it.hidden);
let days: TestWorkflowEnvironment;
let agents: Agents;

beforeAll(async () => {
  days = await skippingServer();
  const markets = new Map(Object.values(desks).map((it) => [it, hidden]));
  agents = await startAgents(days, database, hiddenLimits(markets));
});

afterAll(async () => {
  await agents.stop();
  await days.teardown();
  await database.close();
});

const policyOf = (useMemory: boolean) => ({
  ...defaultPolicy,
  redFlagsHold: false,
  shortlistMax: 2,
  sourcing: { inviteIncumbent: false, bidsMin: [] },
  learning: { ...defaultLearningRules, useMemory, exploreShareBp: 0 },
});

const requisitionOf = (tenantId: string, caseId: string, openedAtMs: number) =>
  aRequisition({
    tenantId,
    caseId,
    lines: [{ ...aRequisition().lines[0]!, quantity: QUANTITY }],
    budgetMinor: 1_200_000,
    partialAllowed: false,
    openedAtMs,
    needBy: isoDayOf(daysAfter(openedAtMs, 90)),
  });

/** One case after another; what was awarded comes before the next one is opened. */
async function lived(tenantId: string, useMemory: boolean) {
  const policy = policyOf(useMemory);
  await makeTenant(database, tenantId, policy, hidden);
  const offers = { requisition: requisitionOf(tenantId, 'offers', 0), offerings: suppliers };
  await publishOffers(database, tenantId, offers);
  // Most others deliver in time; if the late one were all that was ever seen, all would look late.
  await seen(database, tenantId, deliveriesOf('usual', 30, 0));
  const cases = [];
  for (let n = 1; n <= CASES; n += 1) {
    const caseId = `case-${n}`;
    const requisition = requisitionOf(tenantId, caseId, await days.currentTimeMs());
    await agents.open({ requisition, policy, timing: aTiming({ peerTimeoutMs: 60_000 }) });
    await until(async () => (await getCase(database, tenantId, caseId))?.closedAtMs ?? null);
    const { award } = await caseEnd(database, tenantId, caseId);
    const decisions = await decisionsOf(database, tenantId, caseId, { limit: 100 });
    const who = decisions.find((it) => it.question.startsWith('Who could supply'));
    if (who === undefined) throw new Error('nobody was searched');
    const { scores } = who.inputs as { scores: [string, number][] };
    cases.push({ winner: award?.supplierId, asked: scores.map(([it]) => it), who });
    if (award !== null) await delivered(tenantId, caseId, award);
    await foldLearning(database, tenantId, { entriesMax: 100, waits: true });
  }
  return cases;
}

async function delivered(
  tenantId: string,
  caseId: string,
  { supplierId, awardedAtMs }: { supplierId: string; awardedAtMs: number },
) {
  const lateDays = supplierId === 'late' ? 14 : 0;
  const receivedAtMs = daysAfter(awardedAtMs, LEAD_TIME_DAYS + lateDays);
  const goods = { receivedQuantity: QUANTITY, rejectedQuantity: 0, notes: '' };
  const receivedOn = isoDayOf(receivedAtMs);
  const report = { caseId, lineNo: 1, supplierId, receivedOn, ...goods };
  const recorded = await recordOutcome(database, tenantId, report, 'store', receivedAtMs);
  if (recorded.kind !== 'recorded') throw new Error(recorded.kind);
}

describe('the cheapest supplier delivers late each time', () => {
  let on: Awaited<ReturnType<typeof lived>>;
  let off: typeof on;

  beforeAll(async () => {
    [on, off] = await Promise.all([lived(desks.on, true), lived(desks.off, false)]);
  });

  it('gets every case of a desk without memory', () => {
    expect(off.map((it) => it.winner)).toEqual(Array(CASES).fill('late'));
    expect(off.map((it) => it.asked[0])).toEqual(Array(CASES).fill('late'));
  });

  it('is asked first, then no more, by a desk with memory', () => {
    const first = Array(LATE_ENOUGH).fill('late');
    const known = on.slice(LATE_ENOUGH);
    expect(on.slice(0, LATE_ENOUGH).map((it) => it.asked[0])).toEqual(first);
    expect(known.flatMap((it) => it.asked)).not.toContain('late');
    expect(on.map((it) => it.winner === 'late')).toEqual(on.map((_, at) => at < LATE_ENOUGH));
  });

  it('is whom that desk would still have chosen without memory, by its own words', () => {
    const turned = on[LATE_ENOUGH]?.who.because;
    const words = { rule: 'without memory', value: 'I would have chosen late' };
    expect(turned).toContainEqual(words);
    const left = turned?.find((it) => it.rule === 'memory leaves out');
    expect(left?.value).toContain('expected after 3 deliveries');
  });
});
