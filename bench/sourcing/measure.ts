import type { Database } from '#memory/database.ts';
import { searchCatalogue } from '#memory/catalogue/search.ts';
import { createSupplierDirectory } from '#memory/supplier-directory.ts';
import { median, percentile } from '../statistics.ts';
import type { Material, Question, QuestionKind } from './questions.ts';
import { QUESTION_KINDS, questionOf } from './questions.ts';
import { TENANT_ID } from './seed-sql.ts';

const PAGE = { from: 0, limit: 50 };
/** Asked before anything counts, so that plans, pages and connections are warm. */
const WARMUP_COUNT = 20;
/** Each question is asked in so many rounds and its median time counts: neighbours come and go. */
const ROUNDS = 3;
export const FLOOR = 'floor: one supplier by its key';

export type Times = {
  kind: string;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  foundShare: number;
};

/**
 * Asks every kind of question as the application does, one at a time: one of each kind, then the
 * next one of each, so that a busy moment of the machine hits all kinds alike.
 */
export async function measure(
  database: Database,
  material: Material,
  questionsCount: number,
): Promise<Times[]> {
  const kinds = [FLOOR, ...QUESTION_KINDS] as const;
  const asked = kinds.map((kind) => ({
    kind,
    foundCount: 0,
    ms: Array.from({ length: questionsCount }, (): number[] => []),
  }));
  for (let at = 0; at < WARMUP_COUNT; at += 1) {
    for (const kind of kinds) await ask(database, kind, at, material);
  }
  for (let turn = 0; turn < ROUNDS * questionsCount; turn += 1) {
    const at = turn % questionsCount;
    for (const it of asked) {
      const startedAtMs = performance.now();
      const count = await ask(database, it.kind, at, material);
      it.ms[at]?.push(performance.now() - startedAtMs);
      if (turn < questionsCount && count > 0) it.foundCount += 1;
    }
  }
  return asked.map(({ kind, ms, foundCount }) => {
    const medians = ms.map(median);
    return {
      kind,
      p50Ms: percentile(medians, 5_000),
      p95Ms: percentile(medians, 9_500),
      p99Ms: percentile(medians, 9_900),
      foundShare: foundCount / questionsCount,
    };
  });
}

async function ask(
  database: Database,
  kind: QuestionKind | typeof FLOOR,
  at: number,
  material: Material,
): Promise<number> {
  if (kind !== FLOOR) return answer(database, questionOf(kind, at, material));
  const supplierId = `S${String(1 + (at % 100)).padStart(8, '0')}`;
  const rows = await database.inTenant(
    TENANT_ID,
    (tx) => tx.$queryRaw<unknown[]>`
      select legal_name from suppliers
      where tenant_id = ${TENANT_ID} and supplier_id = ${supplierId}`,
  );
  return rows.length;
}

/** How much was found. */
export async function answer(database: Database, question: Question): Promise<number> {
  if (question.kind === 'matches') {
    return (await createSupplierDirectory(database).matches(question.requisition)).length;
  }
  return (await searchCatalogue(database, TENANT_ID, question.query, PAGE)).items.length;
}
