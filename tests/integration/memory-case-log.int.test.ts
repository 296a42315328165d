import { afterAll, describe, expect, it } from 'vitest';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { createAnswerStore } from '#memory/answer-store.ts';
import { listenForCaseEvents } from '#memory/case-event-listener.ts';
import { decisionsOf, eventsAfter, messagesOf } from '#memory/case-history.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { getCase } from '#memory/cases.ts';
import { listDeadLetters } from '#memory/dead-letters.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import {
  aDecision,
  aRecord,
  aTurn,
  anEnvelope,
  anOpenCase,
  testDatabase,
} from '../support/memory-builders.ts';
const database = testDatabase();
const log = createCaseLog(database);
afterAll(() => database.close());

const events = (at: { tenantId: string; caseId: string }) =>
  eventsAfter(database, at.tenantId, at.caseId, 0, 1_000);

const aProposal = (totalMinor: number): AwardProposal => ({
  currency: 'USD',
  lines: [
    {
      lineNo: 1,
      supplierId: 'acme',
      supplierName: 'Acme',
      itemId: 'EQ-1',
      quantity: 1,
      unitPriceMinor: totalMinor,
      leadTimeDays: 10,
      paymentDays: 30,
      warrantyMonths: 12,
      earlyPaymentDiscountBp: 0,
      volumeRebateBp: 0,
      incoterm: 'DAP',
      conditions: [],
    },
  ],
  totalMinor,
  deliveryMinor: 0,
  savings: {
    baselineMinor: totalMinor,
    method: 'mean_of_quotes',
    sampleSize: 2,
    savedMinor: 0,
    savedBp: 0,
  },
  shortfall: [],
  runnerUp: null,
  mandates: [],
  because: [],
});

describe('a turn that is written', () => {
  it('comes back as stored, in its order, numbered and stamped by the first write', async () => {
    const at = await anOpenCase(database);
    const envelopes = [anEnvelope(at, { to: 'negotiation' }), anEnvelope(at), anEnvelope(at)];
    const before = Date.now();
    const stored = await log.append(aTurn(at, { envelopes }));
    expect(stored.map((it) => it.id)).toEqual(envelopes.map((it) => it.id));
    expect(stored.map((it) => it.sequence)).toEqual([1, 1, 2]);
    expect(stored.every((it) => Math.abs(it.sentAtMs - before) < 60_000)).toBe(true);
    expect(stored[1]).toEqual({
      ...envelopes[1],
      sequence: 1,
      sentAtMs: stored[1]?.sentAtMs,
    });
  });

  it('changes nothing when it is written again', async () => {
    const at = await anOpenCase(database);
    const turn = aTurn(at, {
      envelopes: [anEnvelope(at)],
      decisions: [aDecision()],
      records: [aRecord({ kind: 'stage', stage: 'sourcing', sentence: 'Looking.' })],
    });
    const first = await log.append(turn);
    const after = await events(at);
    const again = await log.append({
      ...turn,
      envelopes: turn.envelopes.map((it) => ({ ...it, body: { note: 'other' } })),
    });
    expect(again).toEqual(first);
    expect(await events(at)).toEqual(after);
  });

  it('adds only what is new when it overlaps an earlier one', async () => {
    const at = await anOpenCase(database);
    const known = anEnvelope(at);
    const decision = aDecision();
    await log.append(aTurn(at, { envelopes: [known], decisions: [decision] }));
    const more = anEnvelope(at);
    const stored = await log.append(
      aTurn(at, { envelopes: [more, known], decisions: [decision, aDecision()] }),
    );
    expect(stored.map((it) => it.sequence)).toEqual([2, 1]);
    const kinds = (await events(at)).map((it) => it.kind);
    expect(kinds.filter((it) => it === 'message')).toHaveLength(3);
    expect(kinds.filter((it) => it === 'decision')).toHaveLength(2);
  });

  it('is refused whole for a case that does not exist', async () => {
    const at = { tenantId: 'nobody', caseId: 'nowhere' };
    await expect(log.append(aTurn(at, { envelopes: [anEnvelope(at)] }))).rejects.toThrow('unknown');
  });

  it('keeps texts that the database cannot hold, with the characters replaced', async () => {
    const at = await anOpenCase(database);
    const [stored] = await log.append(
      aTurn(at, { envelopes: [anEnvelope(at, { body: { text: 'a\0b\uD800' } })] }),
    );
    expect(stored?.body).toEqual({ text: 'a\uFFFDb\uFFFD' });
  });
});

describe('the stream of a case', () => {
  it('has no gaps and no doubles when four write at once', async () => {
    const at = await anOpenCase(database);
    const turns = Array.from({ length: 40 }, () =>
      aTurn(at, { envelopes: [anEnvelope(at), anEnvelope(at)], decisions: [aDecision()] }),
    );
    await Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        for (const turn of turns.slice(writer * 10, writer * 10 + 10)) await log.append(turn);
      }),
    );
    const stream = await events(at);
    expect(stream.map((it) => it.sequence)).toEqual(stream.map((_, index) => index + 1));
    expect(new Set(stream.map((it) => it.sourceId)).size).toBe(stream.length);
    expect(stream).toHaveLength(1 + 40 * 3);
    const messages = await messagesOf(database, at.tenantId, at.caseId, { limit: 100 });
    const numbered = messages.filter((it) => it.from === 'sourcing').map((it) => it.sequence);
    expect(numbered).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  });

  it('is announced to listeners when it grows', async () => {
    const at = await anOpenCase(database);
    const heard = await new Promise<string>((resolve) => {
      const listener = listenForCaseEvents(engineOfTest().appUrl, {
        grown(tenantId, caseId) {
          void listener.close().then(() => resolve(`${tenantId} ${caseId}`));
        },
        gap: () => void log.append(aTurn(at, { decisions: [aDecision()] })),
      });
    });
    expect(heard).toBe(`${at.tenantId} ${at.caseId}`);
  });

  it('gives decisions with the inputs they can be run again with', async () => {
    const at = await anOpenCase(database);
    const decision = aDecision({ inputs: { b: 1, a: [2] } });
    await log.append(aTurn(at, { decisions: [decision] }));
    const [stored] = await decisionsOf(database, at.tenantId, at.caseId, { limit: 10 });
    expect(stored).toMatchObject(decision);
    expect(stored?.inputsHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('deliveries', () => {
  it('are noted once, and what was not delivered is found again', async () => {
    const at = await anOpenCase(database);
    const [first, second] = [anEnvelope(at), anEnvelope(at)];
    await log.append(aTurn(at, { envelopes: [first, second] }));
    await log.markDelivered(at.tenantId, [{ id: first.id, delivery: 'delivered' }]);
    await log.markDelivered(at.tenantId, [{ id: first.id, delivery: 'closed' }]);
    const lost = await log.undelivered(-1_000, 10_000);
    const ours = lost.filter((it) => it.conversationId === at.caseId && it.from !== 'buyer');
    expect(ours.map((it) => it.id)).toEqual([second.id]);
    const messages = await messagesOf(database, at.tenantId, at.caseId, { limit: 10 });
    expect(messages.find((it) => it.id === first.id)?.delivery).toBe('delivered');
  });

  it('stamp the handling of a message once', async () => {
    const at = await anOpenCase(database);
    const message = anEnvelope(at);
    await log.append(aTurn(at, { envelopes: [message] }));
    const handledAt = async () => {
      await log.append(aTurn(at, { agent: 'compliance', handledIds: [message.id] }));
      const messages = await messagesOf(database, at.tenantId, at.caseId, { limit: 10 });
      return messages.find((it) => it.id === message.id)?.handledAtMs;
    };
    const first = await handledAt();
    expect(first).toBeGreaterThan(0);
    expect(await handledAt()).toBe(first);
  });

  it('by reference find the body, and only that of their tenant', async () => {
    const at = await anOpenCase(database);
    const message = anEnvelope(at, { body: { large: 'x'.repeat(20_000) } });
    await log.append(aTurn(at, { envelopes: [message] }));
    expect(await log.body(at.tenantId, message.id)).toEqual(message.body);
    expect(await log.body('another', message.id)).toBeNull();
  });
});

describe('a case', () => {
  it('is awarded once; a second award is kept for a person', async () => {
    const at = await anOpenCase(database);
    const award = (totalMinor: number, id: string) =>
      aTurn(at, {
        records: [
          aRecord({ kind: 'award', proposal: aProposal(totalMinor), approvedBy: 'policy' }, id),
        ],
      });
    await log.append(award(1_000, 'award*1'));
    await log.append(award(1_000, 'award*1'));
    await log.append(award(2_000, 'award*2'));
    const found = await getCase(database, at.tenantId, at.caseId);
    expect(found?.award?.proposal.totalMinor).toBe(1_000);
    const letters = await listDeadLetters(
      database,
      at.tenantId,
      { caseId: at.caseId },
      { cursor: null, limit: 10 },
    );
    expect(letters.items.map((it) => it.reason)).toEqual(['SECOND_AWARD']);
  });

  it('keeps its outcome once it is closed', async () => {
    const at = await anOpenCase(database);
    await log.append(
      aTurn(at, {
        records: [
          aRecord({ kind: 'closed', outcome: 'no_award', summary: ['Nobody agreed.'] }),
          aRecord({ kind: 'stage', stage: 'negotiating', sentence: 'Late.' }),
          aRecord({ kind: 'closed', outcome: 'awarded', summary: ['Too late.'] }),
        ],
      }),
    );
    expect(await getCase(database, at.tenantId, at.caseId)).toMatchObject({
      stage: 'closed',
      outcome: 'no_award',
      summary: ['Nobody agreed.'],
    });
  });
});

describe('the answer under a key', () => {
  it('is the same for two that race for it', async () => {
    const at = await anOpenCase(database);
    const answers = createAnswerStore(database);
    const place = { ...at, key: 'search/1' };
    const given = await Promise.all(
      [1, 2, 3, 4].map((value) => answers.once(place, () => Promise.resolve({ value }))),
    );
    expect(new Set(given.map((it) => it.value)).size).toBe(1);
  });

  it('is not asked for again', async () => {
    const at = await anOpenCase(database);
    const answers = createAnswerStore(database);
    await answers.once({ ...at, key: 'k' }, () => Promise.resolve(['first']));
    const never = () => Promise.reject(new Error('asked again'));
    expect(await answers.once({ ...at, key: 'k' }, never)).toEqual(['first']);
  });
});
