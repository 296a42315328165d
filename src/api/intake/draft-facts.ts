import type { DraftFacts } from '#domain/intake/draft-request.ts';
import type { FoundLine, KnownItem } from '#domain/intake/drafted-lines.ts';
import type { Reading } from '#domain/intake/read-request.ts';
import type { DeskStore } from '#memory/desk-store.ts';

/** Items that are named where none surely is meant. */
const NEAR_MAX = 3;
/** Entries looked at per line; several suppliers may carry one item. */
const ENTRIES_LOOKED_AT = 40;
const WHOLE_BP = 10_000;

/** What the tenant keeps about what a text names: items, suppliers and currencies. */
export async function draftFacts(
  store: DeskStore,
  reading: Reading,
  who: { tenantId: string; openedBy: string; nowMs: number },
): Promise<DraftFacts> {
  const { tenantId } = who;
  const [lines, supplierIds, { currencies }] = await Promise.all([
    Promise.all(reading.lines.map((it) => findLine(store, tenantId, it.value.description))),
    Promise.all(reading.suppliers.map((it) => findSupplier(store, tenantId, it.value.name))),
    store.requisitionFacts(tenantId, {
      lines: [],
      currency: 'USD',
      supplierIds: [],
      classifications: [],
      openedBy: who.openedBy,
      nowMs: who.nowMs,
    }),
  ]);
  return { lines, supplierIds, currencies };
}

/** One item is surely meant when it alone holds all the words. */
async function findLine(store: DeskStore, tenantId: string, words: string): Promise<FoundLine> {
  const question = { text: words, substitutesAllowed: false };
  const found = await store.searchCatalogue(tenantId, question, {
    from: 0,
    limit: ENTRIES_LOOKED_AT,
  });
  const byItem = [...Map.groupBy(found.items, (it) => it.itemId).values()];
  const items = byItem.flatMap(([it]): (KnownItem & { matchBp: number })[] =>
    it === undefined
      ? []
      : [
          {
            itemId: it.itemId,
            description: it.itemDescription,
            unitCode: it.unitCode as KnownItem['unitCode'],
            matchBp: it.matchBp,
          },
        ],
  );
  const whole = items.filter((it) => it.matchBp === WHOLE_BP);
  const [only = null] = whole.length === 1 && found.foundBy !== 'some_words' ? whole : [];
  return { item: only, near: only === null ? items.slice(0, NEAR_MAX) : [] };
}

/** Null when nobody, or more than one, has the name. */
async function findSupplier(
  store: DeskStore,
  tenantId: string,
  name: string,
): Promise<string | null> {
  const page = await store.listSuppliers(tenantId, { text: name }, { after: null, limit: 2 });
  const [only] = page.items;
  return page.items.length === 1 && only !== undefined ? only.supplierId : null;
}
