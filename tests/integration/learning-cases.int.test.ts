import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRecord } from '#contracts/records.ts';
import { daysAfter, isoDayOf } from '#domain/days.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { recordOutcome } from '#memory/delivery-outcomes.ts';
import { foldAll } from '#memory/learning/fold.ts';
import { rebuildLearning } from '#memory/learning/rebuild.ts';
import { aProposal } from '../support/case-builders.ts';
import { learntBy, sumOf } from '../support/learnt-cells.ts';
import { aDecision, aRecord, aTurn, anOpenCase, testDatabase } from '../support/memory-builders.ts';
import { aTalkRecord } from '../support/talk-builders.ts';

const database = testDatabase();
const log = createCaseLog(database);
afterAll(() => database.close());

describe('a case that ended', () => {
  let at: { tenantId: string; caseId: string };
  let learnt: ReturnType<typeof learntBy>;
  const memory = {
    question: 'search_strategy',
    context: 'high',
    without: 'budget',
    chosen: 'quality',
    propensityBp: 9_000,
    lessons: [],
  };
  const arm = { level: 'arm' as const, key: 'search_strategy/high/quality' };
  const report = (changes: object = {}) => ({
    caseId: at.caseId,
    lineNo: 1,
    supplierId: 'alpha',
    receivedOn: isoDayOf(Date.now()),
    receivedQuantity: 1,
    rejectedQuantity: null,
    notes: '',
    ...changes,
  });
  const records = (): CaseRecord[] => [
    {
      kind: 'talks',
      talks: [aTalkRecord({ lastUtilityBp: 8_000 })],
    },
    { kind: 'award', proposal: anAward(), approvedBy: 'policy' },
    { kind: 'closed', outcome: 'awarded', summary: ['done'] },
  ];
  const anAward = () => {
    const proposal = aProposal({ supplierId: 'alpha' });
    return { ...proposal, lines: proposal.lines.map((it) => ({ ...it, quantity: 1 })) };
  };

  beforeAll(async () => {
    at = await anOpenCase(database);
    learnt = learntBy(database, at.tenantId);
    await database.inTenant(at.tenantId, async (tx) => {
      const { tenantId } = at;
      await tx.supplier.create({ data: { tenantId, supplierId: 'alpha', legalName: 'Alpha' } });
      await tx.item.create({
        data: { tenantId, itemId: 'glove', description: 'Glove', unitCode: 'C62' },
      });
    });
    const decision = aDecision({ agent: 'sourcing', inputs: { memory } });
    await log.append(
      aTurn(at, { decisions: [decision], records: records().map((it) => aRecord(it)) }),
    );
    await foldAll(database, at.tenantId);
  });

  it('shows its talks, prices, answers and what came of decisions', async () => {
    const kinds = (await learnt.observations()).map((it) => it.kind).toSorted();
    expect(kinds).toEqual(['answer', 'decision', 'price', 'talk']);
    expect(sumOf(await learnt.cells(arm), 'reward')).toEqual({
      size: 1,
      count: 1_000,
      milli: 8_000_000,
    });
  });

  it('lets its choice of suppliers answer for goods that come late, as the last report says', async () => {
    const lateMs = daysAfter(Date.now(), 400);
    const late = report({ receivedOn: isoDayOf(lateMs) });
    await recordOutcome(database, at.tenantId, late, 'bob', lateMs);
    await foldAll(database, at.tenantId);
    expect(sumOf(await learnt.cells(arm), 'reward')).toEqual({
      size: 1,
      count: 1_000,
      milli: 5_600_000,
    });
    const again = await recordOutcome(database, at.tenantId, report(), 'anna');
    expect(again).toMatchObject({ outcome: { revision: 2, reportedBy: 'anna' } });
    await foldAll(database, at.tenantId);
    expect(sumOf(await learnt.cells(arm), 'reward')).toEqual({
      size: 1,
      count: 1_000,
      milli: 8_000_000,
    });
    expect(await learnt.differing()).toEqual([]);
  });

  it('keeps every report of its goods, each naming the one before and who made it', async () => {
    await recordOutcome(database, at.tenantId, report({ notes: 'one box wet' }), 'carl');
    await recordOutcome(database, at.tenantId, report({ notes: 'one box wet' }), 'dora');
    await foldAll(database, at.tenantId);
    const chain = await learnt.observations('delivery');
    const ids = [1, 2, 3].map((it) => `outcome/case/${at.caseId}/1/alpha/${it}`);
    expect(chain.map((it) => [it.observationId, it.replaces])).toEqual([
      [ids[0], null],
      [ids[1], ids[0]],
      [ids[2], ids[1]],
    ]);
    expect(chain.map((it) => (it.body as { reportedBy: string }).reportedBy)).toEqual([
      'bob',
      'anna',
      'carl',
    ]);
    const found = await learnt.cells({ level: 'supplier', key: 'alpha' });
    expect(sumOf(found, 'late')).toEqual({ size: 1, count: 1_000, milli: 0 });
  });

  it('is observed in full by a rebuild when nothing of it was', async () => {
    const other = await anOpenCase(database);
    await log.append(aTurn(other, { records: records().map((it) => aRecord(it)) }));
    await database.inTenant(other.tenantId, (tx) =>
      tx.learningQueueEntry.deleteMany({ where: { tenantId: other.tenantId } }),
    );
    const rebuilt = await rebuildLearning(database, other.tenantId, { check: false });
    expect(rebuilt).toMatchObject({ addedCount: 3, differing: [] });
  });
});
