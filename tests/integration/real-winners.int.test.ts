import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

type Supplier = ReturnType<typeof portalSupplier> & { supplierId: string };

/** Both sell both items; nobody else is to be asked. */
const [KESTREL, TAKUMI] = ['kestrel-cnc', 'takumi-tooling'] as const;
const others = [
  'techparts-global',
  'eco-materials',
  'precision-engineering',
  'northwind-machine-works',
  'formosa-machinery',
  'bharat-udyog-tools',
  'orion-surplus',
  'heartland-press',
];
/** Each is the cheaper one of one line. */
const pricesMinor = { [KESTREL]: [4_000_000, 3_600_000], [TAKUMI]: [4_600_000, 3_000_000] };

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
  const administrator = await api.caller(database, tenantId, 'administrator');
  for (const id of [KESTREL, TAKUMI]) {
    await administrator.post(`/v1/suppliers/${id}/channel`, { kind: 'portal' });
  }
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const openWithTwoLines = () =>
  openCase(buyer, {
    lines: ['EQ-CELL-COMPACT', 'EQ-CNC-LATHE8'].map((item) => ({
      item,
      quantity: 1,
      unitCode: 'C62',
    })),
    budget: { amountMinor: 9_000_000, currency: 'USD' },
    preferences: { excludedSupplierIds: others },
  });

async function suppliersOf(path: string): Promise<Record<string, Supplier>> {
  const sessions = await until(async () => {
    const { body } = await buyer.get<{ items: { supplierId: string; link: string }[] }>(
      `${path}/supplier-sessions`,
    );
    return body.items.length === 2 ? body.items : null;
  });
  return Object.fromEntries(
    sessions.map(({ supplierId, link }) => [supplierId, { ...portalSupplier(link), supplierId }]),
  );
}

const askedToConfirm = (supplier: Supplier, afterTurn = 0): Promise<SupplierView> =>
  until(async () => {
    const view = await supplier.view();
    return view.move === 'confirm' && view.yourTurn && view.turn > afterTurn ? view : null;
  });

async function quote(supplier: Supplier): Promise<void> {
  const view = await supplier.view();
  const prices = pricesMinor[supplier.supplierId as keyof typeof pricesMinor];
  const lines = view.lines.map(({ lineNo, quantity }, at) => ({
    lineNo,
    quantity,
    unitPriceMinor: prices[at],
  }));
  const answer = await supplier.say(aQuote(view, 1, { lines }));
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
}

describe('an award to two suppliers with a link', () => {
  it('goes whole to the one that confirms when the other declines', async () => {
    const path = await openWithTwoLines();
    const { [KESTREL]: kestrel, [TAKUMI]: takumi } = await suppliersOf(path);
    if (kestrel === undefined || takumi === undefined) throw new Error('two are to be asked');
    for (const it of [kestrel, takumi]) await quote(it);
    const [forOne, forOther] = await Promise.all([askedToConfirm(kestrel), askedToConfirm(takumi)]);
    expect(forOne.offered?.lines.map((it) => it.lineNo)).toEqual([1]);
    expect(forOther.offered?.lines.map((it) => it.lineNo)).toEqual([2]);
    await kestrel.say({ kind: 'accept', turn: forOne.turn });
    await takumi.say({ kind: 'decline', turn: forOther.turn });
    const forBoth = await askedToConfirm(kestrel, forOne.turn);
    expect(forBoth.offered?.lines.map((it) => it.lineNo)).toEqual([1, 2]);
    await kestrel.say({ kind: 'accept', turn: forBoth.turn });
    const closed = await closedCase(buyer, path);
    expect(closed.award?.proposal.lines.map((it) => it.supplierId)).toEqual([KESTREL, KESTREL]);
    const { body } = await buyer.get<{ items: { supplierId: string }[] }>(
      `/v1/orders?caseId=${path.split('/').at(-1)}`,
    );
    expect(body.items.map((it) => it.supplierId)).toEqual([KESTREL]);
  });
});
