import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SupplierAsk, SupplierView } from '#contracts/supplier-answer.ts';
import type { AskedQuestion, QuestionAnswer } from '#contracts/supplier-question.ts';
import { getCase } from '#memory/cases.ts';
import { createSupplierSessions } from '#memory/supplier-sessions.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { aQuote, portalSupplier } from '../support/portal-supplier.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import { openCase, startApi, stockCatalogue } from '../support/running-api.ts';
import { someTerms } from '../support/talk-builders.ts';

type Session = SupplierView & { link: string };
type Refused = Partial<Problem>;

const HOUR_MS = 3_600_000;
const database = testDatabase();
const sessions = createSupplierSessions(database);
const tenantId = aTenantId();
let api: RunningApi;
let buyer: Caller;
let path: string;
let ids: string[];

/** No agent is at work here: what it would ask is asked in its place. */
async function ask(parts: Partial<SupplierAsk>, supplierIds: readonly string[]): Promise<void> {
  const caseId = path.split('/').at(-1) ?? '';
  const found = await getCase(database, tenantId, caseId);
  if (found === null) throw new Error('the case is not there');
  const asks = supplierIds.map((supplierId) => ({
    supplierId,
    supplierName: `The works of ${supplierId}`,
    turn: 1,
    move: 'request_quote' as const,
    terms: null,
    lines: [{ lineNo: 1, quantity: 1 }],
    gapToBest: null,
    answerByMs: Date.now() + HOUR_MS,
    endsAtMs: Date.now() + 24 * HOUR_MS,
    ...parts,
  }));
  const { requisition } = found.brief;
  await sessions.ask({ tenantId, caseId }, { requisition, asks });
}

beforeAll(async () => {
  api = await startApi();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
  const administrator = await api.caller(database, tenantId, 'administrator');
  const { body } = await buyer.get<{ items: { supplierId: string }[] }>('/v1/suppliers');
  ids = body.items.slice(0, 2).map((it) => it.supplierId);
  for (const id of ids) await administrator.post(`/v1/suppliers/${id}/channel`, { kind: 'portal' });
  path = await openCase(buyer);
  await ask({}, ids);
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const linkOf = async (supplierId: string) => {
  const { body } = await buyer.get<{ items: Session[] }>(`${path}/supplier-sessions`);
  return portalSupplier(body.items.find((it) => it.supplierId === supplierId)?.link ?? '');
};
const first = () => linkOf(ids[0] ?? '');
const second = () => linkOf(ids[1] ?? '');
const questions = async () =>
  (await buyer.get<{ items: AskedQuestion[] }>(`${path}/questions`)).body.items;
const answersPath = (supplierId = ids[0]) => `${path}/suppliers/${supplierId}/answers`;

describe('a question of a supplier', () => {
  it('is on the desk, and its answer on the page of everyone, once and unnamed', async () => {
    await (await first()).say({ kind: 'question', text: 'Is the <floor> level?' });
    const [asked] = await questions();
    expect(asked).toMatchObject({ supplierId: ids[0], text: 'Is the <floor> level?', answers: [] });
    const body = { questionId: asked?.questionId, text: 'Within 2 mm.' };
    const key = { 'Idempotency-Key': 'answer-1' };
    const given = await buyer.post<QuestionAnswer>(answersPath(), body, key);
    expect(given).toMatchObject({ status: 201, body: { toAll: true, text: 'Within 2 mm.' } });
    expect((await buyer.post(answersPath(), body, key)).body).toEqual(given.body);
    const other = await buyer.post<Refused>(answersPath(), { ...body, text: 'No.' }, key);
    expect(`${other.status} ${other.body.code}`).toBe('409 IDEMPOTENCY_KEY_REUSED');
    for (const supplier of [await first(), await second()]) {
      const { html } = await supplier.page();
      expect(html).toContain('Is the &lt;floor&gt; level?');
      expect(html.split('Within 2 mm.')).toHaveLength(2);
    }
    expect((await (await second()).page()).html).not.toContain(ids[0]);
    expect(await questions()).toMatchObject([{ answers: [{ answerId: given.body.answerId }] }]);
    const events = await buyer.events(`${path}/events`, {
      enough: (it) => it.event === 'question_answered',
    });
    expect(events.at(-1)?.data).toMatchObject({ body: { question: 'Is the <floor> level?' } });
  });

  it('is answered by who may command the case of the own tenant alone', async () => {
    const body = { question: 'Which colour?', text: 'Red.' };
    const statusFor = async (by: Caller, to = answersPath()) => {
      const { status, body: said } = await by.post<Refused>(to, body);
      return `${status} ${said.code}`;
    };
    const requester = await api.caller(database, tenantId, 'requester');
    const stranger = await api.caller(database, aTenantId(), 'buyer');
    expect(await statusFor(requester)).toBe('403 ROLE_FORBIDDEN');
    expect(await statusFor(stranger)).toBe('404 PROCUREMENT_UNKNOWN');
    expect((await stranger.get(`${path}/questions`)).status).toBe(404);
    expect((await requester.get(`${path}/questions`)).status).toBe(200);
    expect(await statusFor(buyer, answersPath('nobody'))).toBe('404 SUPPLIER_UNKNOWN');
    expect(await statusFor(api.withKey(null))).toBe('401 KEY_MISSING');
  });

  it.each<[string, object, string]>([
    ['nothing to answer', { text: 'Yes.' }, '422 BODY_INVALID'],
    ['no text', { question: 'Which?', text: '' }, '422 BODY_INVALID'],
    ['too much text', { question: 'Which?', text: 'a'.repeat(2_001) }, '422 BODY_INVALID'],
    ['a NUL', { question: 'Which?', text: 'a\0' }, '422 BODY_INVALID'],
    ['a field that nobody knows', { question: 'Q', text: 'A', to: 'all' }, '422 BODY_INVALID'],
    ['an unknown question', { questionId: 'none', text: 'Yes.' }, '404 QUESTION_UNKNOWN'],
  ])('is not answered with %s', async (_what, body, code) => {
    const { status, body: said } = await buyer.post<Refused>(answersPath(), body);
    expect(`${status} ${said.code}`).toBe(code);
  });

  it('is not passed on with the name of who asked', async () => {
    const body = { question: `May the works of ${ids[0]} come by rail?`, text: 'Yes.' };
    const { status, body: said } = await buyer.post<Refused>(answersPath(), body);
    expect(`${status} ${said.errors?.[0]?.path}`).toBe('422 question');
    expect((await buyer.post(answersPath(), { ...body, toAll: false })).status).toBe(201);
    expect((await (await first()).page()).html).toContain('come by rail?');
    expect((await (await second()).page()).html).not.toContain('come by rail?');
  });
});

describe('the page', () => {
  it('loads one stylesheet from its own origin and nothing else', async () => {
    const { headers, html } = await (await first()).page();
    expect(headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(html).toContain('<link rel="stylesheet" href="/portal/style.css">');
    expect(html).not.toMatch(/<style|style=|<script(?! type="module" src="\/portal\/clock.js"><)/);
    const style = await fetch(`${api.url}/portal/style.css`);
    expect(style.headers.get('content-type')).toContain('text/css');
    expect(await style.text()).toContain('prefers-color-scheme: dark');
  });

  it('refuses what is no value of an issue, field by field', async () => {
    const supplier = await first();
    const view = await supplier.view();
    const wrong = [
      { leadTimeDays: -1 },
      { paymentDays: 0.5 },
      { earlyPaymentDiscountBp: 1.5 },
      { earlyPaymentDiscountBp: -1 },
      { volumeRebateBp: 10_001 },
      { incoterm: 'FREE' },
      { prepaymentBp: '5' },
      { discount: 5 },
      { lines: [{ lineNo: 1, quantity: 1, unitPriceMinor: 100.5 }] },
      { lines: [{ lineNo: 1, quantity: 1, unitPriceMinor: 100, colour: 'red' }] },
    ];
    for (const changes of wrong) {
      const { status, body } = await supplier.say(aQuote(view, 100, changes));
      expect(`${JSON.stringify(changes)} ${status} ${body.code}`).toBe(
        `${JSON.stringify(changes)} 422 BODY_INVALID`,
      );
    }
    expect((await supplier.view()).yourTurn).toBe(true);
  });

  it('holds a supplier to every issue of its quote, by the form as well', async () => {
    const supplier = await second();
    const quote = { earlyPaymentDiscountBp: 229, volumeRebateBp: 100, incoterm: 'CIP' };
    await supplier.say(aQuote(await supplier.view(), 10_000, quote));
    const terms = someTerms(9_000, { lines: [{ lineNo: 1, quantity: 1, unitPriceMinor: 9_000 }] });
    await ask({ turn: 2, move: 'counter', terms, gapToBest: 'behind' }, ids.slice(1));
    const { html } = await supplier.page();
    expect(html).toContain('Your offer is behind the best.');
    expect(html).toContain(
      'name="earlyPaymentDiscountPercent" type="number" min="0" max="100" step="0.01" value="2.29"',
    );
    const same = {
      kind: 'counter',
      turn: '2',
      'price-1': '100.00',
      'quantity-1': '1',
      leadTimeDays: '40',
      paymentDays: '30',
      warrantyMonths: '24',
      earlyPaymentDiscountPercent: '2.29',
      volumeRebatePercent: '1',
      incoterm: 'CIP',
      prepaymentPercent: '0',
    };
    for (const worse of [
      { earlyPaymentDiscountPercent: '2.28' },
      { volumeRebatePercent: '0.99' },
      { incoterm: 'EXW' },
    ]) {
      const { status, html: refusal } = await supplier.send({ ...same, ...worse });
      expect(status).toBe(422);
      expect(refusal).toContain('COMMITMENT_BROKEN');
    }
    expect((await supplier.send({ ...same, incoterm: 'DDP' })).status).toBe(303);
  });

  it('asks whether an award is confirmed, and takes a yes or a no', async () => {
    const terms = someTerms(9_000, { lines: [{ lineNo: 1, quantity: 1, unitPriceMinor: 9_000 }] });
    await ask({ turn: 3, move: 'confirm', terms }, ids.slice(1));
    const supplier = await second();
    expect((await supplier.page()).html).toContain('You are awarded. Confirm the order or decline');
    const counter = aQuote(await supplier.view(), 8_000, { kind: 'counter' });
    expect((await supplier.say(counter)).body.code).toBe('ANSWER_OUT_OF_TURN');
    expect((await supplier.send({ kind: 'accept', turn: '3' })).status).toBe(303);
    expect((await supplier.page()).html).toContain('You have confirmed the order');
    const late = await supplier.say({ kind: 'decline', turn: 3 });
    expect(late.body.code).toBe('TALKS_ENDED');
  });
});
