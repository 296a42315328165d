import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { SupplierAsk, SupplierView } from '#contracts/supplier-answer.ts';
import { SupplierAnswerRequest } from '#contracts/supplier-answer.ts';
import { QuestionAnswerRequest } from '#contracts/supplier-question.ts';
import { eventsAfter } from '#memory/case-history.ts';
import { takeSupplierAnswer } from '#memory/supplier-answers.ts';
import { findSession, sessionsOf, setChannel } from '#memory/supplier-channels.ts';
import { answerQuestion, questionsOf } from '#memory/supplier-questions.ts';
import { createSupplierSessions } from '#memory/supplier-sessions.ts';
import { aBrief, anOpenCase, testDatabase } from '../support/memory-builders.ts';
import { someTerms } from '../support/talk-builders.ts';

const HOUR_MS = 3_600_000;
const database = testDatabase();
const sessions = createSupplierSessions(database);
let place: { tenantId: string; caseId: string };

beforeEach(async () => {
  place = await anOpenCase(database);
  const { tenantId } = place;
  for (const supplierId of ['alpha', 'beta']) {
    await database.inTenant(tenantId, (tx) =>
      tx.supplier.create({ data: { tenantId, supplierId, legalName: supplierId } }),
    );
    const isHook = supplierId === 'beta';
    const webhookUrl = isHook ? 'https://beta.example/hook' : null;
    await setChannel(database, tenantId, supplierId, {
      kind: isHook ? 'webhook' : 'portal',
      webhookUrl,
    });
  }
});

afterAll(() => database.close());

const anAsk = (supplierId: string, parts: Partial<SupplierAsk> = {}): SupplierAsk => ({
  supplierId,
  supplierName: `${supplierId} Machines Ltd`,
  turn: 1,
  move: 'request_quote',
  terms: null,
  lines: [{ lineNo: 1, quantity: 1 }],
  gapToBest: null,
  answerByMs: Date.now() + HOUR_MS,
  endsAtMs: Date.now() + 24 * HOUR_MS,
  ...parts,
});
const award = (supplierId: string, turn: number) =>
  anAsk(supplierId, { turn, move: 'confirm', terms: someTerms(90_000) });

const ask = (...asks: SupplierAsk[]) => {
  const { requisition } = aBrief(place.tenantId, place.caseId);
  return sessions.ask(place, { requisition, asks });
};
const tend = (action: 'agreed' | 'ended' | 'close' | 'remind', supplierId: string) =>
  sessions.tend(place, { action, supplierIds: [supplierId], answerByMs: null });

async function viewOf(supplierId: string): Promise<SupplierView> {
  const all = await sessionsOf(database, place.tenantId, place.caseId);
  const found = all.find((it) => it.view.supplierId === supplierId)?.view;
  if (found === undefined) throw new Error(`${supplierId} was not asked`);
  return found;
}

async function say(supplierId: string, body: object): Promise<string> {
  const { sessionId } = await viewOf(supplierId);
  const given = SupplierAnswerRequest.parse(body);
  const { tenantId } = place;
  const taken = await takeSupplierAnswer(database, tenantId, sessionId, given, Date.now());
  return taken.kind === 'refused' ? taken.code : `taken as ${taken.view.status}`;
}

const posts = () =>
  database.inTenant(place.tenantId, (tx) =>
    tx.webhookPost.findMany({ where: { tenantId: place.tenantId }, orderBy: { postId: 'asc' } }),
  );

/** Asked twice, agreed, as before an award. */
async function agreed(supplierId: string): Promise<void> {
  await ask(anAsk(supplierId, { turn: 1, move: 'counter', terms: someTerms(90_000) }));
  expect(await say(supplierId, { kind: 'accept', turn: 1 })).toBe('taken as open');
  await tend('agreed', supplierId);
}

describe('a round of asks', () => {
  it('tells everyone with the ask itself how far the best offer is', async () => {
    await ask(anAsk('alpha'), anAsk('beta'));
    expect((await viewOf('alpha')).gapToBest).toBeNull();
    const next = { turn: 2, move: 'counter' as const, terms: someTerms(90_000) };
    await ask(
      anAsk('alpha', { ...next, gapToBest: 'best' }),
      anAsk('beta', { ...next, gapToBest: 'far' }),
    );
    const views = [await viewOf('alpha'), await viewOf('beta')];
    expect(views.map((it) => `${it.turn} ${it.gapToBest}`)).toEqual(['2 best', '2 far']);
    const told = (await posts()).map((it) => it.body as { session: SupplierView });
    expect(told.map((it) => it.session.gapToBest)).toEqual([null, 'far']);
  });
});

describe('an award that is put before its supplier', () => {
  it('opens agreed talks again, and a yes is the end of them', async () => {
    await agreed('alpha');
    expect((await viewOf('alpha')).status).toBe('agreed');
    await ask(award('alpha', 2));
    expect(await viewOf('alpha')).toMatchObject({
      status: 'open',
      move: 'confirm',
      turn: 2,
      yourTurn: true,
      offered: someTerms(90_000),
    });
    const counter = { ...someTerms(90_000), kind: 'counter', turn: 2, currency: 'USD' };
    expect(await say('alpha', counter)).toBe('ANSWER_OUT_OF_TURN');
    expect(await say('alpha', { kind: 'accept', turn: 1 })).toBe('ANSWER_REPEATED');
    expect(await say('alpha', { kind: 'accept', turn: 2 })).toBe('taken as agreed');
    expect(await say('alpha', { kind: 'decline', turn: 2 })).toBe('TALKS_ENDED');
    const closing = await tend('close', 'alpha');
    expect(closing).toEqual({ action: 'close', answeredIds: ['alpha'] });
    const message = await database.inTenant(place.tenantId, (tx) =>
      tx.message.findFirstOrThrow({
        where: { tenantId: place.tenantId, id: { endsWith: '#turn.2' } },
      }),
    );
    expect(message.body).toMatchObject({ kind: 'accept', turn: 2, terms: someTerms(90_000) });
  });

  it('ends the talks with a no', async () => {
    await agreed('alpha');
    await ask(award('alpha', 2));
    expect(await say('alpha', { kind: 'decline', turn: 2 })).toBe('taken as ended');
    expect(await say('alpha', { kind: 'accept', turn: 2 })).toBe('TALKS_ENDED');
  });

  it('is not confirmed by an agreement of before that is noted late, nor put twice', async () => {
    await agreed('alpha');
    await ask(award('alpha', 2));
    await tend('agreed', 'alpha');
    expect((await viewOf('alpha')).status).toBe('open');
    await say('alpha', { kind: 'accept', turn: 2 });
    await ask(award('alpha', 2));
    expect((await viewOf('alpha')).status).toBe('agreed');
  });

  it('made void by a changed request, opens the talks again and leaves what was offered', async () => {
    await agreed('alpha');
    await ask(award('alpha', 2));
    await say('alpha', { kind: 'accept', turn: 2 });
    await ask(anAsk('alpha', { turn: 3, move: 'counter', terms: someTerms(80_000) }));
    expect(await viewOf('alpha')).toMatchObject({ status: 'open', turn: 3, yourTurn: true });
    const dearer = { ...someTerms(90_001), kind: 'counter', turn: 3, currency: 'USD' };
    expect(await say('alpha', dearer)).toBe('COMMITMENT_BROKEN');
  });

  it('reaches a webhook as a turn of its own', async () => {
    await agreed('beta');
    await ask(award('beta', 2));
    const moves = (await posts()).map((it) => {
      const { event, session } = it.body as { event: string; session: SupplierView };
      return `${event} ${session.turn} ${session.move}`;
    });
    expect(moves).toEqual(['agreed 1 counter', 'asked 1 counter', 'asked 2 confirm']);
  });
});

describe('a supplier that agreed', () => {
  it('reads that the talks are over when the case has closed with an award to another', async () => {
    await agreed('alpha');
    const { sessionId } = await viewOf('alpha');
    const statusNow = async () => (await findSession(database, sessionId))?.view.status;
    expect(await statusNow()).toBe('agreed');
    await database.inTenant(place.tenantId, (tx) =>
      tx.case.updateMany({ where: place, data: { closedAt: new Date() } }),
    );
    expect(await statusNow()).toBe('ended');
  });
});

describe('an answer of the buyer', () => {
  const give = (supplierId: string, body: object, answerId: string = randomUUID()) =>
    answerQuestion(database, place, {
      ...QuestionAnswerRequest.parse(body),
      supplierId,
      answerId,
      answeredBy: 'person:buyer',
    });
  const asked = async () => (await questionsOf(database, place))[0]?.questionId ?? 'none';

  it('is read by all that are asked, without a word of who asked, and is in the events', async () => {
    await ask(anAsk('alpha'), anAsk('beta'));
    await say('alpha', { kind: 'question', text: 'Is the floor level?' });
    const given = await give('alpha', { questionId: await asked(), text: 'Within 2 mm.' });
    expect(given.kind).toBe('answered');
    const shown = { question: 'Is the floor level?', text: 'Within 2 mm.' };
    for (const it of ['alpha', 'beta']) {
      const { answers } = await viewOf(it);
      expect(answers).toMatchObject([shown]);
      expect(JSON.stringify(answers)).not.toContain('alpha');
    }
    const told = (await posts()).map((it) => it.body as { event: string; session: SupplierView });
    expect(told.find((it) => it.event === 'answered')?.session.answers).toMatchObject([shown]);
    const events = await eventsAfter(database, place.tenantId, place.caseId, 0, 100);
    expect(events.at(-1)).toMatchObject({
      kind: 'question_answered',
      body: { ...shown, supplierId: 'alpha', answeredBy: 'person:buyer', toAll: true },
    });
    expect(await questionsOf(database, place)).toMatchObject([
      { supplierId: 'alpha', text: shown.question, answers: [{ text: shown.text }] },
    ]);
  });

  it('is for one alone when the buyer says so', async () => {
    await ask(anAsk('alpha'), anAsk('beta'));
    await give('alpha', { question: 'On the phone?', text: 'Yes.', toAll: false });
    expect((await viewOf('alpha')).answers).toHaveLength(1);
    expect((await viewOf('beta')).answers).toEqual([]);
    expect((await posts()).map((it) => (it.body as { event: string }).event)).toEqual(['asked']);
    expect(await questionsOf(database, place)).toMatchObject([
      { questionId: null, supplierId: 'alpha', text: 'On the phone?' },
    ]);
  });

  it('counts once under one id, and no other answer takes its place', async () => {
    await ask(anAsk('alpha'), anAsk('beta'));
    const body = { question: 'Which colour?', text: 'Red.' };
    const [one, other] = [await give('alpha', body, 'a-1'), await give('alpha', body, 'a-1')];
    expect(other).toEqual(one);
    expect((await viewOf('beta')).answers).toHaveLength(1);
    expect(await give('alpha', { ...body, text: 'Blue.' }, 'a-1')).toEqual({
      kind: 'other_answer',
    });
  });

  it('is refused where nobody asked, to another supplier’s question, and when it names one', async () => {
    await ask(anAsk('alpha'), anAsk('beta'));
    await say('alpha', { kind: 'question', text: 'May ALPHA machines ltd deliver in May?' });
    const questionId = await asked();
    const kindOf = async (given: ReturnType<typeof give>) => (await given).kind;
    const text = 'Yes.';
    expect(await kindOf(give('gamma', { questionId, text }))).toBe('supplier_unknown');
    expect(await kindOf(give('beta', { questionId, text }))).toBe('question_unknown');
    expect(await kindOf(give('alpha', { questionId: 'none', text }))).toBe('question_unknown');
    expect(await kindOf(give('alpha', { questionId, text }))).toBe('names_supplier');
    expect(await kindOf(give('alpha', { questionId, text, toAll: false }))).toBe('answered');
    const reworded = { questionId, question: 'May one deliver in May?', text };
    expect(await kindOf(give('alpha', reworded))).toBe('answered');
  });
});
