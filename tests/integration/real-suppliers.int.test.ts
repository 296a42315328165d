import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Offer } from '#contracts/negotiation.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { aQuote, portalSupplier } from '../support/portal-supplier.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

type Session = SupplierView & { link: string };
type Supplier = ReturnType<typeof portalSupplier> & { supplierId: string };

const QUOTED_MINOR = 5_200_000;
const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;
let administrator: Caller;
let path: string;
let first: Supplier;
let second: Supplier;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
  administrator = await api.caller(database, tenantId, 'administrator');
  // Who is asked for this item is known from a case with simulated suppliers.
  const simulated = await openCase(buyer);
  await closedCase(buyer, simulated);
  const { body } = await buyer.get<{ items: Offer[] }>(`${simulated}/offers`);
  const ids = [...new Set(body.items.map((it) => it.supplierId))].toSorted();
  for (const id of ids.slice(0, 2)) {
    await administrator.post(`/v1/suppliers/${id}/channel`, { kind: 'portal' });
  }
  path = await openCase(buyer);
  const sessions = await until(async () => {
    const items = await sessionsOf();
    return items.length === 2 ? items : null;
  });
  const [one, two] = sessions.map((it) => ({
    ...portalSupplier(it.link),
    supplierId: it.supplierId,
  }));
  if (one === undefined || two === undefined) throw new Error('two suppliers were to be asked');
  [first, second] = [one, two];
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const sessionsOf = async (of = path): Promise<Session[]> =>
  (await buyer.get<{ items: Session[] }>(`${of}/supplier-sessions`)).body.items;
const eventsOf = async () => {
  const rows = await database.inTenant(tenantId, (tx) =>
    tx.caseEvent.findMany({
      where: { tenantId, caseId: path.split('/').at(-1) ?? '' },
      orderBy: { sequence: 'asc' },
    }),
  );
  return rows.map((it) => ({ kind: it.kind, body: it.body as Record<string, unknown> }));
};
const turnOf = (supplier: Supplier, turn: number): Promise<SupplierView> =>
  until(async () => {
    const view = await supplier.view();
    return view.turn >= turn && view.yourTurn ? view : null;
  });

describe('two suppliers with a link', () => {
  it('see the request on a page whose one script is ours, and that is kept nowhere', async () => {
    const { headers, html } = await first.page();
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(html).toContain('A compact machining cell');
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/portal/clock.js">']);
    expect(html).not.toContain('7,500,000');
  });

  it('may ask a question, which the agent and the log have as text that is not trusted', async () => {
    const asked = await first.say({ kind: 'question', text: 'Is the floor level?' });
    expect(asked.status).toBe(202);
    const message = await until(async () => {
      const all = await eventsOf();
      return all.find((it) => JSON.stringify(it.body).includes('Is the floor level?')) ?? null;
    });
    expect(message.body).toMatchObject({
      from: `supplier:${first.supplierId}`,
      to: 'negotiation',
      labels: ['untrusted-text'],
    });
  });

  it('are told on the page what is wrong with a form, in words that are safe to show', async () => {
    const quote = { kind: 'quote', turn: '1', 'price-1': '<b>1.005', 'quantity-1': '1' };
    const { status, html } = await first.send(quote);
    expect(status).toBe(422);
    expect(html).toContain('at most 2 decimals');
    expect(html).not.toContain('<b>');
    expect((await first.page()).html).toContain('name="price-1"');
  });

  it('are refused what is wrong, each with its own code', async () => {
    const view = await first.view();
    const quote = (changes: object) => first.say(aQuote(view, QUOTED_MINOR, changes));
    const line = { lineNo: 1, quantity: 1, unitPriceMinor: QUOTED_MINOR };
    const refused = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
      const { status, body } = await answer;
      return `${status} ${body.code}`;
    };
    expect(await refused(quote({ currency: 'EUR' }))).toBe('422 ANSWER_CURRENCY_WRONG');
    expect(await refused(quote({ lines: [{ ...line, unitPriceMinor: 100.5 }] }))).toBe(
      '422 BODY_INVALID',
    );
    expect(await refused(quote({ leadTimeDays: -1 }))).toBe('422 BODY_INVALID');
    expect(await refused(quote({ lines: [{ ...line, lineNo: 9 }] }))).toBe('422 LINE_UNKNOWN');
    expect(await refused(quote({ colour: 'red' }))).toBe('422 BODY_INVALID');
    expect(await refused(quote({ validUntil: '2020-01-01' }))).toBe('422 QUOTE_LAPSED');
    expect(await refused(quote({ turn: 2 }))).toBe('409 ANSWER_OUT_OF_TURN');
    expect(await refused(first.say({ kind: 'accept', turn: 1 }))).toBe('409 ANSWER_OUT_OF_TURN');
    const [token = '', other = ''] = [first.link, second.link].map((it) => it.split('/').at(-1));
    const [session, end, signature] = token.split('.');
    const tampered = [
      `${session}.${end}.${other.split('.')[2]}`,
      `${other.split('.')[0]}.${end}.${signature}`,
      `${session}.${Number.parseInt('zzzzzzzzz', 36).toString(36)}.${signature}`,
      'nonsense',
    ];
    for (const it of tampered) {
      const wrong = portalSupplier(`${api.url}/portal/${it}`);
      expect(await refused(wrong.say(aQuote(view, QUOTED_MINOR)))).toBe('403 PORTAL_LINK_WRONG');
    }
  });

  it('quote under seal: no price is seen before both are in', async () => {
    const view = await first.view();
    const quoted = await first.say(aQuote(view, QUOTED_MINOR));
    expect(quoted).toMatchObject({ status: 202, body: { view: { yourTurn: false } } });
    const again = await first.say(aQuote(view, QUOTED_MINOR));
    expect(again).toMatchObject({ status: 409, body: { code: 'ANSWER_REPEATED' } });
    const other = await first.say(aQuote(view, QUOTED_MINOR - 1));
    expect(other).toMatchObject({ status: 409, body: { code: 'ANSWER_OUT_OF_TURN' } });
    expect(JSON.stringify(await eventsOf())).not.toContain(String(QUOTED_MINOR));
    expect(JSON.stringify(await sessionsOf())).not.toContain(String(QUOTED_MINOR));
    const { body } = await buyer.get<object>(`${path}/agents/negotiation`);
    expect(JSON.stringify(body)).not.toContain(String(QUOTED_MINOR));

    await second.say(aQuote(await second.view(), QUOTED_MINOR + 100_000));
    const unsealed = await until(
      async () => (await eventsOf()).find((it) => it.kind === 'quotes_unsealed') ?? null,
    );
    expect(unsealed.body).toMatchObject({ because: 'all_in' });
    expect(JSON.stringify(unsealed.body)).toContain(second.supplierId);
  });

  it('counter and accept, and the one that accepted and confirms gets the award', async () => {
    const ours = await turnOf(first, 2);
    expect(ours).toMatchObject({ move: 'counter', committed: { validUntilMs: null } });
    const worse = aQuote(ours, QUOTED_MINOR + 1, { kind: 'counter' });
    expect(await first.say(worse)).toMatchObject({
      status: 422,
      body: { code: 'COMMITMENT_BROKEN' },
    });
    const better = aQuote(ours, QUOTED_MINOR - 50_000, { kind: 'counter' });
    expect((await first.say(better)).status).toBe(202);
    const next = await turnOf(first, 3);
    const price = next.offered?.lines[0]?.unitPriceMinor;
    expect((await first.say({ kind: 'accept', turn: next.turn })).status).toBe(202);
    const { turn } = await turnOf(second, 2);
    expect((await second.send({ kind: 'decline', turn: String(turn) })).status).toBe(303);

    const order = await turnOf(first, next.turn + 1);
    expect(order).toMatchObject({ move: 'confirm', offered: { lines: next.offered?.lines } });
    expect((await first.say({ kind: 'accept', turn: order.turn })).status).toBe(202);

    const closed = await closedCase(buyer, path);
    expect(closed.outcome).toBe('awarded');
    expect(closed.summary?.join(' ')).toContain('Confirmed by ');
    expect(closed.award?.proposal.lines).toMatchObject([
      { supplierId: first.supplierId, unitPriceMinor: price },
    ]);
    const { body } = await buyer.get<{ items: Offer[] }>(
      `${path}/offers?supplierId=${first.supplierId}`,
    );
    expect(body.items.map((it) => `${it.actor} ${it.move}`)).toEqual([
      'supplier quote',
      'buyer counter',
      'supplier counter',
      'buyer counter',
      'supplier accept',
    ]);
    const late = await first.say({ kind: 'decline', turn: order.turn });
    expect(late).toMatchObject({ status: 409, body: { code: 'TALKS_ENDED' } });
  });

  it('that do not confirm the order make room for another, and the record says what that costs', async () => {
    const again = await openCase(buyer);
    const sessions = await until(async () => {
      const items = await sessionsOf(again);
      return items.length === 2 ? items : null;
    });
    const both = sessions.map((it) => ({
      ...portalSupplier(it.link),
      supplierId: it.supplierId,
    }));
    for (const it of both) await it.say(aQuote(await it.view(), QUOTED_MINOR));
    for (const it of both) await it.say({ kind: 'accept', turn: (await turnOf(it, 2)).turn });
    const asked = () =>
      until(async () => {
        for (const it of both) {
          const { move, turn, yourTurn } = await it.view();
          if (move === 'confirm' && yourTurn) return { ...it, turn };
        }
        return null;
      });
    const winner = await asked();
    expect((await winner.say({ kind: 'decline', turn: winner.turn })).status).toBe(202);
    const next = await asked();
    expect(next.supplierId).not.toBe(winner.supplierId);
    expect((await next.say({ kind: 'accept', turn: next.turn })).status).toBe(202);

    const closed = await closedCase(buyer, again);
    expect(closed.award?.proposal.lines).toMatchObject([{ supplierId: next.supplierId }]);
    expect(closed.summary?.join(' ')).toMatch(
      /did not confirm the order; it goes to .* first award/,
    );
  });
});
