import type { AnswerStore } from '#ports/answer-store.ts';
import type { Database } from './database.ts';
import { storableJson } from './storable-json.ts';

/** Answers of activities in PostgreSQL; the first one under a key is the one that counts. */
export function createAnswerStore({ client }: Database): AnswerStore {
  return {
    async once<T>(
      { tenantId, caseId, key }: { tenantId: string; caseId: string; key: string },
      make: () => Promise<T>,
    ): Promise<T> {
      const known = await client.$queryRaw<{ answer: T | null }[]>`
        select kept_answer(${tenantId}, ${caseId}, ${key}) as answer`;
      if (known[0]?.answer != null) return known[0].answer;
      const made = storableJson(await make());
      const kept = await client.$queryRaw<{ answer: T }[]>`
        select keep_answer(${tenantId}, ${caseId}, ${key}, ${made}::jsonb) as answer`;
      const answer = kept[0]?.answer;
      if (answer == null) throw new Error(`no answer was kept under ${key}`);
      return answer;
    },
  };
}
