import type { Transaction } from '../database.ts';
import { expectedCount, planAccess } from './access-plan.ts';
import { entriesOfItems, entriesOfPlan, heldWeight, readEntries } from './entry-sql.ts';
import type { Extent } from './access-plan.ts';
import type { EntryRow, EntrySource } from './entry-sql.ts';
import { facetsOf, rowShareOf } from './facets.ts';
import { itemsByNumber, itemsLikeNumber } from './part-numbers.ts';
import { countLexemes, readWords } from './vocabulary.ts';
import type { AskedWord } from './vocabulary.ts';
import { ENTRIES_MAX, ALIKE_MAX } from './request.ts';
import type { EntryRequest, Found, FoundBy } from './request.ts';
import { withSubstitutes } from './substitutes.ts';
import { LED_TO_MAX, WORDS_MIN_BP, planWords } from './word-plan.ts';
import type { WordPlan } from './word-plan.ts';

const WHOLE_BP = 10_000;
/** A walk that found fewer entries than these is followed by the index. */
const ENOUGH_MIN = 20;

/** A request that is answered by words and filter, with what is known about them. */
type Wording = { request: EntryRequest; words: AskedWord[]; plan: WordPlan };

/**
 * The catalogue entries for each request: those of the item or part number that it names, else
 * those with all of its words, else those with enough of them; with substitutes where allowed.
 * @param most of the best entries that are given for each request, and of substitutes as many
 */
export async function findEntries(
  tx: Transaction,
  tenantId: string,
  requests: readonly EntryRequest[],
  most: number,
): Promise<Found[]> {
  await steerPlanner(tx);
  const found = new Map<number, Found>();
  const isOpen = (it: EntryRequest) => !found.has(it.no);
  const keep = (all: readonly Found[]) => {
    for (const it of all) if (it.entries.length > 0) found.set(it.no, it);
  };
  keep(await byNumber(tx, tenantId, requests, most, itemsByNumber));
  keep(await byWords(tx, tenantId, requests.filter(isOpen).filter(asksByWords), most));
  keep(await byNumber(tx, tenantId, requests.filter(isOpen), most, itemsLikeNumber));
  const answers = requests.map(
    (it): Found =>
      found.get(it.no) ?? {
        no: it.no,
        foundBy: 'words',
        entries: [],
        corrections: [],
        isComplete: true,
      },
  );
  return withSubstitutes(tx, tenantId, requests, answers, most);
}

const asksByWords = (it: EntryRequest): boolean => it.itemId === null && it.partNumber === null;

/**
 * The plan is ours (`planAccess`): the index that is named is used, its hits are kept exactly, one
 * question never takes both processors, and a walk begins where the one before began.
 */
const steerPlanner = (tx: Transaction): Promise<unknown> => tx.$queryRaw`
  select set_config('enable_seqscan', 'off', true), set_config('work_mem', '64MB', true),
    set_config('max_parallel_workers_per_gather', '0', true),
    set_config('synchronize_seqscans', 'off', true)`;

type NumberLookup = typeof itemsByNumber;

/** Entries of the items that requests name by number or id. */
async function byNumber(
  tx: Transaction,
  tenantId: string,
  requests: readonly EntryRequest[],
  most: number,
  lookup: NumberLookup,
): Promise<Found[]> {
  const named = await lookup(tx, tenantId, requests);
  const sources = named.map(({ request, itemIds }) => ({
    no: request.no,
    entries: entriesOfItems(tenantId, itemIds, request.filter),
    completeMax: ENTRIES_MAX,
    weight: heldWeight([]),
  }));
  const rows = await readEntries(tx, tenantId, sources, most);
  return named.map(({ request, foundBy }) =>
    toFound(request.no, foundBy, rows, () => WHOLE_BP, []),
  );
}

/** Entries with all words of a request, or else with enough of them; without words by filter. */
async function byWords(
  tx: Transaction,
  tenantId: string,
  requests: readonly EntryRequest[],
  most: number,
): Promise<Found[]> {
  if (requests.length === 0) return [];
  const { extent, wordsOf } = await readWords(
    tx,
    tenantId,
    requests.map((it) => it.text),
  );
  const counts = await countLexemes(
    tx,
    tenantId,
    requests.flatMap((it) => facetsOf(it.filter).flat()),
  );
  const wordings = requests
    .map((request): Wording => {
      const words = wordsOf(request.text);
      return { request, words, plan: planWords(words, extent.entriesCount) };
    })
    .filter(({ request, words, plan }) => plan.isAnswerable || isFilterAlone(request, words));
  const sourceOf = (mayWalk: boolean) => (it: Wording) =>
    sourceOfAll(tenantId, it, counts, extent, mayWalk);
  const rows = await readEntries(tx, tenantId, wordings.map(sourceOf(true)), most);
  const countOf = ({ request }: Wording) => rows.filter((it) => it.no === request.no).length;
  // A walk ends early where conditions exclude each other; the index then knows for sure.
  const walked = wordings.filter(
    (it) => sourceOf(true)(it).isWalk && countOf(it) < Math.min(ENOUGH_MIN, most),
  );
  const sure = await readEntries(tx, tenantId, walked.map(sourceOf(false)), most);
  const replaced = new Set(walked.map((it) => it.request.no));
  const all = [...rows.filter((it) => !replaced.has(it.no)), ...sure];
  const held = new Set(all.map((it) => it.no));
  const rest = wordings.filter((it) => !held.has(it.request.no) && it.plan.words.length > 1);
  const some = rest.map((it) => sourceOfSome(tenantId, it));
  all.push(...(await readEntries(tx, tenantId, some, most)));
  return wordings.map((it) => toFoundByWords(it, all));
}

/** A text of which no word is left, such as mere punctuation, asks for nothing that is there. */
const isFilterAlone = (request: EntryRequest, words: readonly AskedWord[]): boolean =>
  words.length === 0 && request.text.trim() === '';

function sourceOfAll(
  tenantId: string,
  { request, plan }: Wording,
  counts: ReadonlyMap<string, number>,
  extent: Extent,
  mayWalk: boolean,
): EntrySource & { isWalk: boolean } {
  const conditions = [
    ...plan.words.map((it) => ({ facet: [it.word], entriesCount: it.entriesCount })),
    ...facetsOf(request.filter).map((facet) => ({
      facet,
      entriesCount: facet.reduce((sum, it) => sum + (counts.get(it) ?? 0), 0),
    })),
  ];
  const isFew = expectedCount(conditions, extent.entriesCount) <= ENTRIES_MAX;
  const most = isFew && plan.words.length > 0 ? ENTRIES_MAX : ALIKE_MAX;
  const access = planAccess(conditions, extent, most / rowShareOf(request.filter), mayWalk);
  const isWalk = access.indexed.length === 0 && access.walk.entriesMax !== null;
  return {
    no: request.no,
    entries: entriesOfPlan(tenantId, access, request.filter, most),
    completeMax: isWalk ? 0 : most,
    weight: heldWeight(plan.words),
    isWalk,
  };
}

/** Entries with a leading word; what they lack of the others shows in their weight. */
function sourceOfSome(tenantId: string, { request, plan }: Wording): EntrySource {
  const access = {
    indexed: [plan.leading.map((it) => it.word)],
    asked: facetsOf(request.filter),
    walk: { by: 'keys' as const, entriesMax: null },
  };
  return {
    no: request.no,
    entries: entriesOfPlan(tenantId, access, request.filter, LED_TO_MAX),
    completeMax: LED_TO_MAX,
    weight: heldWeight(plan.words),
  };
}

function toFoundByWords({ request, words, plan }: Wording, rows: readonly EntryRow[]): Found {
  const corrections = words.flatMap(({ word, correctedFrom }) =>
    correctedFrom === null ? [] : [{ asked: correctedFrom, taken: word }],
  );
  const matchBp = (weight: number) =>
    plan.totalWeight === 0 ? WHOLE_BP : Math.floor((weight * WHOLE_BP) / plan.totalWeight);
  const found = toFound(request.no, 'words', rows, (it) => matchBp(it.weight), corrections);
  const entries = found.entries.filter((it) => it.matchBp >= WORDS_MIN_BP);
  const best = entries[0]?.matchBp ?? 0;
  const foundBy =
    words.length === 0
      ? 'filter'
      : best < WHOLE_BP
        ? 'some_words'
        : corrections.length > 0
          ? 'corrected_words'
          : 'words';
  return { ...found, foundBy, entries };
}

function toFound(
  no: number,
  foundBy: FoundBy,
  rows: readonly EntryRow[],
  matchBp: (row: EntryRow) => number,
  corrections: Found['corrections'],
): Found {
  const own = rows.filter((it) => it.no === no);
  return {
    no,
    foundBy,
    corrections,
    isComplete: own.every((it) => it.isComplete),
    entries: own.map((row) => {
      const { weight: _weight, isComplete: _isComplete, ...entry } = row;
      return { ...entry, matchBp: matchBp(row), substituteFor: null };
    }),
  };
}
