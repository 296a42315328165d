import { ALL_KEY, armAllKey, categoryLaneKey } from '#domain/learning/cells.ts';
import type { Cell } from '#domain/learning/cells.ts';
import type { Finding } from '#domain/learning/lessons/finding.ts';
import { afterNo, countingOf } from '#domain/learning/lessons/findings/numbered.ts';
import type { Numbered } from '#domain/learning/lessons/findings/numbered.ts';
import { optionFindings } from '#domain/learning/lessons/findings/option-findings.ts';
import { priceFinding } from '#domain/learning/lessons/findings/price-finding.ts';
import { reviewFinding } from '#domain/learning/lessons/findings/review-finding.ts';
import {
  supplierFindings,
  supplierScopes,
} from '#domain/learning/lessons/findings/supplier-findings.ts';
import type { FindingSpan } from '#domain/learning/lessons/findings/supplier-findings.ts';
import { concerns } from '#domain/learning/lessons/learn.ts';
import type { KnownLesson } from '#domain/learning/lessons/learn.ts';
import { isSameScope, scopeOf } from '#domain/learning/lessons/scope.ts';
import { monthNoOf } from '#domain/learning/observations/place.ts';
import type { Transaction } from '../database.ts';
import { toKnown } from './lesson-rows.ts';
import { observationsOf } from './lesson-subjects.ts';
import type { Subject } from './lesson-subjects.ts';
import { cellsOf } from './read-cells.ts';

/** The lessons that observations of a subject may support or contradict. */
export async function lessonsOfSubject(
  tx: Transaction,
  tenantId: string,
  subject: Subject,
): Promise<KnownLesson[]> {
  const rows = await tx.lesson.findMany({
    where: { tenantId, ...whereOf(subject) },
    orderBy: { lessonId: 'asc' },
  });
  return rows.map(toKnown);
}

function whereOf(subject: Subject) {
  switch (subject.of) {
    case 'supplier':
      return { supplierId: subject.supplierId, topic: { in: ['delivery', 'answers'] } };
    case 'question':
      return { topic: subject.question, context: subject.context };
    case 'prices':
      return { topic: 'prices', category: subject.category, lane: subject.lane };
    case 'reviews':
      return { topic: 'reviews', context: subject.about };
  }
}

/**
 * What a subject shows now. Where a person forgot a lesson, nothing up to that moment counts for its
 * topic and scope.
 */
export async function currentFindings(
  tx: Transaction,
  tenantId: string,
  subject: Subject,
  existing: readonly KnownLesson[],
  { upToNo, nowMs }: { upToNo: number; nowMs: number },
): Promise<Finding[]> {
  const seen = await observationsOf(tx, tenantId, subject);
  const marks = new Set([0, ...existing.map((it) => it.forgottenUpToNo)]);
  const findings: Finding[] = [];
  for (const mark of marks) {
    const span = { afterNo: mark, upToNo, nowMonth: monthNoOf(nowMs) };
    const counted = countingOf(afterNo(seen, mark));
    findings.push(...(await findingsOf(tx, tenantId, subject, { counted, existing, span })));
  }
  return findings.filter((it) => it.evidence.afterNo === forgottenUpTo(existing, it));
}

const forgottenUpTo = (existing: readonly KnownLesson[], finding: Finding): number =>
  Math.max(0, ...existing.filter((it) => concerns(finding, it)).map((it) => it.forgottenUpToNo));

type Seen = { counted: Numbered[]; existing: readonly KnownLesson[]; span: FindingSpan };

async function findingsOf(
  tx: Transaction,
  tenantId: string,
  subject: Subject,
  seen: Seen,
): Promise<Finding[]> {
  const { counted, span } = seen;
  switch (subject.of) {
    case 'supplier':
      return ofSupplier(tx, tenantId, subject.supplierId, seen);
    case 'question': {
      const { question, context } = subject;
      if (question === 'whom_to_invite') return [];
      // Cells hold what was forgotten too; then only what came after it is compared.
      const wide = span.afterNo === 0 ? await armCells(tx, tenantId, question, counted) : null;
      return optionFindings(counted, { question, context }, wide, span);
    }
    case 'prices': {
      const { category, lane } = subject;
      return [priceFinding(counted, scopeOf({ category, lane }), span)];
    }
    case 'reviews':
      return [reviewFinding(counted, subject.about, span)];
  }
}

async function ofSupplier(
  tx: Transaction,
  tenantId: string,
  supplierId: string,
  { counted, existing, span }: Seen,
): Promise<Finding[]> {
  const shown = supplierScopes(counted, supplierId);
  // A lesson whose observations are all gone is to hear of it.
  const known = existing.map((it) => it.scope);
  const scopes = [
    ...shown,
    ...known.filter(
      (it, at) =>
        !shown.some((other) => isSameScope(it, other)) &&
        known.findIndex((other) => isSameScope(it, other)) === at,
    ),
  ];
  const wide = await cellsOf(
    tx,
    tenantId,
    [
      { level: 'all', key: ALL_KEY },
      ...scopes.flatMap(({ category, lane }) =>
        category === null
          ? []
          : [{ level: 'category_lane' as const, key: categoryLaneKey(category, lane) }],
      ),
    ],
    ['late', 'answer_hours'],
  );
  return scopes.flatMap((it) => supplierFindings(counted, { ...it, supplierId }, wide, span));
}

function armCells(
  tx: Transaction,
  tenantId: string,
  question: string,
  counted: readonly Numbered[],
): Promise<Cell[]> {
  const keys = counted.flatMap(({ observation: it }) =>
    it.kind === 'decision'
      ? [
          armAllKey(question, it.body.without, it.body.chosen),
          armAllKey(question, it.body.without, it.body.without),
        ]
      : [],
  );
  const wanted = [...new Set(keys)].map((key) => ({ level: 'arm_all' as const, key }));
  return cellsOf(tx, tenantId, wanted, ['reward']);
}
