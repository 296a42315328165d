import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkOf } from '#api/portal/link.ts';
import type { OrderDetail } from '#contracts/orders.ts';
import type { Transaction } from '#memory/database.ts';
import { anAwardedCase, anOffer, aPortalSupplier } from '../support/order-builders.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { portalSupplier } from '../support/portal-supplier.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import { startApi, startWorker, until } from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
const never = { order: { remindMs: 600_000, escalateMs: 600_000, lapseMs: 600_000 } };
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;
let administrator: Caller;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker(['supervisor']);
  await aPortalSupplier(database, tenantId, 'acme');
  await aPortalSupplier(database, tenantId, 'bolt');
  buyer = await api.caller(database, tenantId, 'buyer');
  administrator = await api.caller(database, tenantId, 'administrator');
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

type Place = { tenantId: string; caseId: string };

/** Opens a session that ends now, and gives the link of that moment. */
async function aLink(tx: Transaction, at: Place, supplierId: string, status: string) {
  const sessionId = randomUUID();
  const expiresAt = new Date();
  await tx.supplierSession.create({
    data: {
      ...at,
      sessionId,
      supplierId,
      channel: 'portal',
      request: {
        supplierName: supplierId,
        title: 'Cells',
        currency: 'USD',
        needBy: '2030-01-01',
        lines: [],
      },
      turn: 1,
      move: 'confirm',
      status,
      answerBy: expiresAt,
      expiresAt,
    },
  });
  const { secret } = await tx.supplierChannel.findUniqueOrThrow({
    where: { tenantId_supplierId: { tenantId: at.tenantId, supplierId } },
  });
  const view = { sessionId, supplierId };
  return api.url + linkOf({ view, expiresAtMs: expiresAt.getTime(), secret });
}

const ownOffer = (supplierId: string, unitPriceMinor: number) =>
  anOffer(supplierId, 0, unitPriceMinor, { offerId: randomUUID() });

/** Ordered from acme; bolt had made an offer too. Both hold links that ended before the award. */
async function anOrder() {
  const links: string[] = [];
  const caseId = await anAwardedCase(database, tenantId, {
    timing: never,
    offers: [ownOffer('acme', 1_000), ownOffer('bolt', 1_234)],
    before: async (tx, at) => {
      links.push(await aLink(tx, at, 'acme', 'agreed'), await aLink(tx, at, 'bolt', 'closed'));
    },
  });
  const [winner, loser] = links.map((it) => portalSupplier(it));
  if (winner === undefined || loser === undefined) throw new Error('two were to be asked');
  const { order } = await winner.view();
  if (order === null) throw new Error('nothing was ordered');
  const path = `/v1/orders/${order.orderNo}`;
  const stored = async () => (await buyer.get<OrderDetail>(path)).body;
  return { caseId, winner, loser, order, path, stored };
}

const accept = { kind: 'order-accepted', revision: '1' };
const later = {
  kind: 'order-changed',
  revision: '1',
  'quantity-1': '8',
  'price-1': '10.00',
  'promised-1': '2030-05-31',
  text: '<script>alert(1)</script> two are not in stock',
};
const codeOf = async (answer: Promise<{ status: number; html: string }>) => {
  const { status, html } = await answer;
  return `${status} ${/Code: (\w+)/.exec(html)?.[1]}`;
};

describe('the page of the supplier that is awarded', () => {
  it('takes a yes, and the same yes again without a second one', async () => {
    const { winner, stored } = await anOrder();
    const { html } = await winner.page();
    expect(html).toContain('Total <strong>100.00 USD</strong>');
    expect(html).toContain('You have an order');
    expect((await winner.send(accept)).status).toBe(303);
    expect((await winner.send(accept)).status).toBe(303);
    expect(await stored()).toMatchObject({ status: 'acknowledged', responses: [{}] });
    const after = (await winner.page()).html;
    expect(after).toContain('The order is agreed');
    expect(after).not.toContain('<form');
  });

  it('takes a change that the buyer accepts, and says so', async () => {
    const { winner, path } = await anOrder();
    expect((await winner.send(later)).status).toBe(303);
    expect((await winner.send(later)).status).toBe(303);
    expect(await codeOf(winner.send({ ...later, 'quantity-1': '7' }))).toBe('409 ORDER_SETTLED');
    const waiting = (await winner.page()).html;
    expect(waiting).toContain('&lt;script&gt;alert(1)&lt;/script&gt; two are not in stock');
    expect(waiting).not.toContain('<script>');
    expect(waiting).toContain('has not decided yet');
    const yes = { decision: 'accept_change', because: 'we can wait' };
    expect((await buyer.post(`${path}/decision`, yes)).status).toBe(200);
    const { order } = await winner.view();
    expect(order).toMatchObject({
      status: 'acknowledged',
      totalMinor: 8_000,
      responses: [{ kind: 'changed', decision: 'accepted', decidedBecause: 'we can wait' }],
    });
    expect(JSON.stringify(order)).not.toContain('decidedBy"');
    expect((await winner.page()).html).toContain('accepted the change. Their reason: we can wait');
    expect(await codeOf(winner.send(later))).toBe('409 ORDER_CHANGED');
  });

  it('asks again when the buyer refuses a change', async () => {
    const { winner, path, stored } = await anOrder();
    await winner.send(later);
    const no = { decision: 'refuse_change', because: 'we need all ten' };
    await buyer.post(`${path}/decision`, no);
    expect((await winner.page()).html).toContain('keeps the order as it was');
    expect((await winner.send({ ...accept, revision: '2' })).status).toBe(303);
    expect((await stored()).responses.map((it) => it.kind)).toEqual(['changed', 'accepted']);
  });

  it('takes a no only with a reason', async () => {
    const { winner, stored } = await anOrder();
    const no = { kind: 'order-rejected', revision: '1', text: '' };
    expect(await codeOf(winner.send(no))).toBe('422 BODY_INVALID');
    expect((await winner.send({ ...no, text: 'We are booked.' })).status).toBe(303);
    expect(await stored()).toMatchObject({
      status: 'rejected',
      responses: [{ text: 'We are booked.' }],
    });
  });

  it('refuses in words what cannot be, with the way back', async () => {
    const { winner } = await anOrder();
    const more = winner.send({ ...later, 'quantity-1': '11' });
    expect((await more).html).toContain('Nobody can deliver more than was ordered');
    expect((await more).html).toContain('See where it stands');
    expect(await codeOf(more)).toBe('422 ORDER_REFUSED');
    expect(await codeOf(winner.send({ ...later, 'price-1': '1.005' }))).toBe('422 BODY_INVALID');
    const same = { ...later, 'quantity-1': '10', 'promised-1': '' };
    expect(await codeOf(winner.send(same))).toBe('422 BODY_INVALID');
    expect(await codeOf(winner.send({ ...accept, revision: '2' }))).toBe('409 ORDER_CHANGED');
  });

  it('says it as JSON too, alone in its body', async () => {
    const { winner } = await anOrder();
    const order = { kind: 'accepted', revision: 1 };
    const both = { order, kind: 'accept', turn: 1 };
    expect(await winner.say(both)).toMatchObject({ status: 422, body: { code: 'BODY_INVALID' } });
    expect(await winner.say({ order })).toMatchObject({
      status: 202,
      body: { accepted: true, order: { status: 'acknowledged', yourTurn: false } },
    });
  });

  it('says that the order was cancelled, and not why', async () => {
    const { winner, loser, path } = await anOrder();
    await buyer.post(`${path}/cancel`, { because: 'our own plans' });
    const { html } = await winner.page();
    expect(html).toContain('The buyer has cancelled the order');
    expect(html).not.toContain('our own plans');
    expect(await codeOf(winner.send(accept))).toBe('409 ORDER_SETTLED');
    await until(async () => ((await loser.view()).awardTakenBack ? true : null));
    expect((await loser.page()).html).toContain('taken back since');
  });
});

describe('the page of the supplier that is not awarded', () => {
  it('has its own debrief, no order, and nothing of the other', async () => {
    const { loser, stored } = await anOrder();
    const view = await loser.view();
    expect(view).toMatchObject({ status: 'ended', order: null, debrief: { rank: 2 } });
    const { html } = await loser.page();
    expect(html).toContain('How your offer did');
    for (const secret of ['Acme', 'acme', '1,000', '10.00', '100.00', 'PO-']) {
      expect(html, secret).not.toContain(secret);
      expect(JSON.stringify(view), secret).not.toContain(secret);
    }
    expect(await codeOf(loser.send(accept))).toBe('404 ORDER_UNKNOWN');
    expect((await stored()).status).toBe('issued');
  });
});

describe('a link of before the award', () => {
  it('lives as long as the session, and ends with its secret', async () => {
    const { winner } = await anOrder();
    expect((await winner.page()).html).toContain('Purchase order PO-');
    await administrator.post('/v1/suppliers/acme/channel', { kind: 'portal' });
    expect(await codeOf(winner.send(accept))).toBe('403 PORTAL_LINK_WRONG');
    await administrator.post('/v1/suppliers/acme/channel', { kind: 'simulated' });
    expect((await winner.page()).html).toContain('PORTAL_LINK_WRONG');
    await administrator.post('/v1/suppliers/acme/channel', { kind: 'portal' });
  });

  it('ends once the session has ended too', async () => {
    const { winner, caseId } = await anOrder();
    await database.inTenant(tenantId, (tx) =>
      tx.supplierSession.updateMany({
        where: { tenantId, caseId, supplierId: 'acme' },
        data: { expiresAt: new Date() },
      }),
    );
    expect(await codeOf(winner.send(accept))).toBe('410 PORTAL_LINK_EXPIRED');
  });
});
