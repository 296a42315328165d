import type { LessonUse } from '#contracts/lessons.ts';
import type { Transaction } from '../database.ts';

/** Uses that are shown; of a lesson that every case knows nobody reads more. */
const USES_MAX = 200;

type Row = Omit<LessonUse, 'version' | 'award'> & {
  lessonVersions: string[];
  totalMinor: number | null;
  currency: string | null;
  supplierIds: string[];
};

/** Decisions that knew any version of a lesson, the latest first, with the awards of their cases. */
export async function usesOf(
  tx: Transaction,
  tenantId: string,
  lessonId: string,
  versionsCount: number,
): Promise<{ openCases: LessonUse[]; closedCases: LessonUse[] }> {
  // As decisions name the versions that they knew.
  const names = Array.from({ length: versionsCount }, (_, at) => `${lessonId}@${at + 1}`);
  const rows = await tx.$queryRaw<Row[]>`
    select d.id as "decisionId", d.case_id as "caseId", c.title, c.closed_at is null as "isOpen",
      d.agent, d.question, d.chosen, to_ms(d.decided_at)::float8 as "decidedAtMs",
      d.lesson_versions as "lessonVersions", a.total_minor::float8 as "totalMinor", a.currency,
      array(select distinct l.supplier_id from award_lines l
        where l.tenant_id = d.tenant_id and l.case_id = d.case_id order by 1) as "supplierIds"
    from decisions d
      join cases c on c.tenant_id = d.tenant_id and c.case_id = d.case_id
      left join awards a on a.tenant_id = d.tenant_id and a.case_id = d.case_id
    where d.tenant_id = ${tenantId} and d.lesson_versions && ${names}
      and d.lesson_versions <> '{}'
    order by d.decided_at desc, d.id desc limit ${USES_MAX}`;
  const uses = rows.map(({ lessonVersions: known, totalMinor, currency, supplierIds, ...it }) => ({
    ...it,
    version: names.findLastIndex((name) => known.includes(name)) + 1,
    award: totalMinor === null || currency === null ? null : { totalMinor, currency, supplierIds },
  }));
  return {
    openCases: uses.filter((it) => it.isOpen),
    closedCases: uses.filter((it) => !it.isOpen),
  };
}
