import type { LearnedQuestion } from '#contracts/learning.ts';
import type { Numbered } from '#domain/learning/lessons/findings/numbered.ts';
import { Prisma } from '../generated/client.ts';
import type { Transaction } from '../database.ts';
import { OBSERVATION_COLUMNS } from './stored-observations.ts';
import type { StoredObservation } from './stored-observations.ts';

/** What lessons are looked for in: all that was seen of one supplier, question, category or review. */
export type Subject =
  | { of: 'supplier'; supplierId: string }
  | { of: 'question'; question: LearnedQuestion; context: string }
  | { of: 'prices'; category: string; lane: string | null }
  | { of: 'reviews'; about: string };

/** The latest observations of a subject; older ones have faded, or say the same. */
const OBSERVATIONS_MAX = 2_000;

type SubjectRow = { of: Subject['of']; a: string; b: string | null };

/** Subjects of which something was seen after a number, or which a living lesson is about. */
export async function changedSubjects(
  tx: Transaction,
  tenantId: string,
  afterNo: number,
): Promise<Subject[]> {
  const rows = await tx.$queryRaw<SubjectRow[]>`
    with news as (
      select kind, supplier_id, category, lane, body from observations
      where tenant_id = ${tenantId} and observation_no > ${afterNo}::bigint
    ), alive as (
      select topic, supplier_id, category, lane, context from lessons
      where tenant_id = ${tenantId} and state <> 'retired' and ${afterNo}::bigint = 0
    )
    select 'supplier' as "of", supplier_id as a, null as b from news
      where kind in ('delivery', 'answer') and supplier_id is not null
    union select 'question', body->>'question', body->>'context' from news where kind = 'decision'
    union select 'prices', category, lane from news where kind = 'price' and category is not null
    union select 'reviews', body->>'about', null from news where kind = 'approval'
    union select 'supplier', supplier_id, null from alive where supplier_id is not null
    union select 'question', topic, context from alive
      where topic in ('search_strategy', 'approach', 'opening_anchor', 'lever_order', 'way_on')
    union select 'prices', category, lane from alive where topic = 'prices' and category is not null
    union select 'reviews', context, null from alive where topic = 'reviews'
    order by 1, 2, 3`;
  return rows.map(toSubject);
}

function toSubject({ of, a, b }: SubjectRow): Subject {
  switch (of) {
    case 'supplier':
      return { of, supplierId: a };
    case 'question':
      return { of, question: a as LearnedQuestion, context: b ?? '' };
    case 'prices':
      return { of, category: a, lane: b };
    case 'reviews':
      return { of, about: a };
  }
}

function isAbout(subject: Subject): Prisma.Sql {
  switch (subject.of) {
    case 'supplier':
      return Prisma.sql`supplier_id = ${subject.supplierId} and kind in ('delivery', 'answer')`;
    case 'question':
      return Prisma.sql`kind = 'decision' and body->>'question' = ${subject.question}
        and body->>'context' = ${subject.context}`;
    case 'prices':
      return Prisma.sql`kind = 'price' and category = ${subject.category}
        and lane is not distinct from ${subject.lane}`;
    case 'reviews':
      return Prisma.sql`kind = 'approval' and body->>'about' = ${subject.about}`;
  }
}

/** What was seen of a subject, the latest of it, with the numbers under which it was written down. */
export async function observationsOf(
  tx: Transaction,
  tenantId: string,
  subject: Subject,
): Promise<Numbered[]> {
  const rows = await tx.$queryRaw<StoredObservation[]>`
    select ${Prisma.raw(OBSERVATION_COLUMNS)} from observations o
    where tenant_id = ${tenantId} and ${isAbout(subject)}
    order by occurred_at desc, observation_no desc limit ${OBSERVATIONS_MAX}`;
  return rows.map((it) => ({ no: it.observationNo, observation: it }));
}
