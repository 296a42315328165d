import { openDatabase } from '#memory/database.ts';
import type { Database, Transaction } from '#memory/database.ts';
import { Prisma } from '#memory/generated/client.ts';
import { answer } from './measure.ts';
import type { Material } from './questions.ts';
import { QUESTION_KINDS, questionOf } from './questions.ts';
import type { Place } from './stand.ts';

/** Statements of this beginning only set the transaction up. */
const SETTING = 'select set_config';
const STATEMENT_SHOWN = 160;

/** The plans of every statement of one question of each kind, as the application's role ran them. */
export async function plansOf(place: Place, material: Material): Promise<string> {
  const database = openDatabase(place.appUrl);
  const parts: string[] = [];
  try {
    for (const kind of QUESTION_KINDS) {
      parts.push(`\n== ${kind}`);
      await answer(explaining(database, parts), questionOf(kind, 1, material));
    }
  } finally {
    await database.close();
  }
  return parts.join('\n');
}

/** The same database, which notes the plan of each statement before it runs it. */
function explaining(database: Database, into: string[]): Database {
  const explained =
    (tx: Transaction) =>
    async (strings: TemplateStringsArray, ...values: unknown[]) => {
      const statement = Prisma.sql(strings, ...values);
      if (!statement.text.trimStart().startsWith(SETTING)) {
        const plan = await tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(
          `explain (analyze, buffers off, costs off, timing off) ${statement.text}`,
          ...statement.values,
        );
        const shown = statement.text.replaceAll(/\s+/g, ' ').trim().slice(0, STATEMENT_SHOWN);
        into.push(`\n-- ${shown}`, ...plan.map((it) => it['QUERY PLAN']));
      }
      return tx.$queryRaw(statement);
    };
  return {
    ...database,
    inTenant: (tenantId, use) =>
      database.inTenant(tenantId, (tx) =>
        use(
          new Proxy(tx, {
            get: (target, name) =>
              name === '$queryRaw' ? explained(target) : Reflect.get(target, name),
          }),
        ),
      ),
  };
}
