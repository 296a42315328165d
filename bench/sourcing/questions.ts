import type pg from 'pg';
import type { Requisition } from '#contracts/procurement.ts';
import type { CatalogueQuery } from '#memory/catalogue/search.ts';
import { TENANT_ID } from './seed-sql.ts';

/** One question: to the search of the catalogue, or to the matches of a whole requisition. */
export type Question =
  | { kind: 'search'; query: CatalogueQuery }
  | { kind: 'matches'; requisition: Requisition };

export const QUESTION_KINDS = [
  'an item by its id',
  'two words of a description',
  'two of the most common words',
  'a misspelt word and another one',
  'a part number',
  'a misspelt part number',
  'category, unit, price and lead time',
  'region, certificate and price',
  'a requisition of five lines',
  'an item that has substitutes',
  'nothing like it anywhere',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

type Item = {
  itemId: string;
  description: string;
  classificationId: string;
  unitCode: string;
  partNumber: string;
};

/** What questions are made of: items that are there, spread evenly, and the commonest words. */
export type Material = { items: Item[]; replaceableIds: string[]; commonWords: string[] };

const columns = `item_id as "itemId", description, classification_id as "classificationId",
  unit_code as "unitCode", part_number as "partNumber"`;

export async function readMaterial(
  owner: pg.Client,
  itemsCount: number,
  count: number,
): Promise<Material> {
  const ids = Array.from({ length: count * 6 }, (_, at) => idOf(1 + drawn(at, 1, itemsCount)));
  const items = await owner.query<Item>(
    `select ${columns} from items where tenant_id = $1 and item_id = any($2) order by item_id`,
    [TENANT_ID, ids],
  );
  const replaceable = await owner.query<{ id: string }>(
    `select item_id as id from substitutes where tenant_id = $1 order by md5(item_id) limit $2`,
    [TENANT_ID, count],
  );
  const common = await owner.query<{ word: string }>(
    `select word from catalogue_words
     where tenant_id = $1 and word ~ '^[a-z]{4,}$' order by entries_count desc limit 25`,
    [TENANT_ID],
  );
  return {
    items: items.rows.toSorted((a, b) => hash(a.itemId) - hash(b.itemId)),
    replaceableIds: replaceable.rows.map((it) => it.id),
    commonWords: common.rows.map((it) => it.word),
  };
}

const idOf = (number: number) => `I${String(number).padStart(8, '0')}`;

/** The question of a kind and number; the same numbers always ask the same. */
export function questionOf(kind: QuestionKind, at: number, from: Material): Question {
  const item = pick(from.items, at);
  const search = (query: CatalogueQuery): Question => ({ kind: 'search', query });
  switch (kind) {
    case 'an item by its id':
      return search({ text: item.itemId });
    case 'two words of a description':
      return search({ text: [wordOf(item), materialOf(item)].join(' ') });
    case 'two of the most common words': {
      const words = from.commonWords;
      return search({ text: `${pick(words, at)} ${pick(words, at + 1 + (at % 7))}` });
    }
    case 'a misspelt word and another one':
      return search({ text: `${misspelt(wordOf(item), at)} ${materialOf(item)}` });
    case 'a part number':
      return search({ partNumber: item.partNumber.replaceAll('-', ' ').toLowerCase() });
    case 'a misspelt part number':
      return search({ partNumber: wrongDigit(item.partNumber, at) });
    case 'category, unit, price and lead time':
      return search({
        classification: { scheme: 'CPV', id: item.classificationId.slice(0, 2 + (at % 4)) },
        unitCode: item.unitCode,
        currency: 'EUR',
        unitPriceMinorMax: 50_000 + drawn(at, 2, 500_000),
        leadTimeDaysMax: 20 + drawn(at, 3, 60),
      });
    case 'region, certificate and price':
      return search({
        regions: [pick(['EU', 'USMCA', 'ASEAN', 'EFTA', 'CPTPP'] as const, at)],
        certificates: [pick(['ISO 9001', 'ISO 14001', 'IATF 16949', 'AS9100'] as const, at >> 1)],
        currency: 'USD',
        unitPriceMinorMin: 10_000,
        unitPriceMinorMax: 100_000 + drawn(at, 4, 500_000),
        ...(at % 2 === 0 && {
          classification: { scheme: 'CPV', id: item.classificationId.slice(0, 2 + (at % 3)) },
        }),
      });
    case 'a requisition of five lines':
      return { kind: 'matches', requisition: requisitionOf(from.items, at) };
    case 'an item that has substitutes':
      return search({ text: pick(from.replaceableIds, at) });
    case 'nothing like it anywhere':
      return search({ text: `${syllables(at)} ${syllables(at + 1)} contraption` });
  }
}

/** Two lines by item, two by their descriptions, one by words within a category. */
function requisitionOf(items: readonly Item[], at: number): Requisition {
  const lines = [0, 1, 2, 3, 4].map((place) => {
    const item = pick(items, at * 5 + place);
    const words = place === 4 ? wordOf(item) : item.description;
    return {
      lineNo: place + 1,
      itemId: place < 2 ? item.itemId : null,
      description: words,
      classification:
        place === 4 ? { scheme: 'CPV' as const, id: item.classificationId.slice(0, 4) } : null,
      quantity: 10,
      unitCode: item.unitCode as Requisition['lines'][number]['unitCode'],
      mustHave: [],
    };
  });
  return {
    caseId: `bench-${at}`,
    tenantId: TENANT_ID,
    title: 'Five lines',
    requestedBy: 'bench',
    lines,
    budgetMinor: 1_000_000,
    currency: 'EUR',
    needBy: '2030-01-01',
    urgency: 'medium',
    prioritiesBp: { price: 4_000, delivery: 2_000, quality: 2_000, risk: 2_000 },
    wishes: {},
    preferredSupplierIds: [],
    excludedSupplierIds: [],
    partialAllowed: true,
    seed: 1,
    repeatable: true,
    openedAtMs: Date.UTC(2026, 0, 1),
  };
}

/** The longest word of what an item is; a category's label comes first in its description. */
function wordOf({ description }: Item): string {
  const words = (description.split(',')[0] ?? '').split(/[^a-zA-Z]+/);
  return words.toSorted((a, b) => b.length - a.length)[0] ?? 'pump';
}

/** What it is made of, which stands before its brand and size. */
const materialOf = ({ description }: Item): string => description.split(', ').at(-2) ?? 'steel';

/** One letter left out, doubled or swapped with the next, behind the first two. */
function misspelt(word: string, at: number): string {
  const place = 2 + (at % Math.max(1, word.length - 3));
  const [head, letter, rest] = [word.slice(0, place), word.charAt(place), word.slice(place + 1)];
  if (at % 3 === 0) return head + rest;
  if (at % 3 === 1) return head + letter + letter + rest;
  return head + rest.charAt(0) + letter + rest.slice(1);
}

function wrongDigit(partNumber: string, at: number): string {
  const place = 4 + (at % 6);
  const digit = (Number(partNumber.charAt(place)) + 1 + (at % 8)) % 10;
  return `${partNumber.slice(0, place)}${digit}${partNumber.slice(place + 1)}`;
}

const syllables = (at: number): string =>
  [0, 1, 2, 3]
    .map((it) => pick(['qua', 'xir', 'wob', 'jyx', 'vuz', 'kwe'], at * 7 + it * at))
    .join('');

const pick = <T>(all: readonly T[], at: number): T => {
  const found = all[at % all.length];
  if (found === undefined) throw new Error('nothing to draw from');
  return found;
};

/** A whole number from 0 to `below` - 1; no generator whose state depends on what was asked before. */
const drawn = (at: number, salt: number, below: number): number =>
  hash(`${salt}/${at}`) % Math.max(1, below);

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  }
  return value;
}
