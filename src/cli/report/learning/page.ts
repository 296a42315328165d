import { isoDayOf } from '#domain/days.ts';
import type { ReportFacts } from '#memory/learning/report-facts.ts';
import { documentPage } from '#api/document/document.ts';
import type { Markup } from '#api/document/markup.ts';
import { html, section, table } from '#api/document/markup.ts';
import { armsOf } from './arms.ts';
import { curveOf } from './curve.ts';
import { lessonsOf } from './lessons.ts';
import { calibrationOf, trendsOf } from './deliveries.ts';

const PARTS = [
  ['observed', 'What was seen'],
  ['curve', 'Learning curve'],
  ['arms', 'What was chosen'],
  ['calibration', 'Were expectations right?'],
  ['trends', 'Suppliers over time'],
  ['lessons', 'Lessons'],
] as const;

/** What a tenant's memory learnt, as one document. */
export function learningPage(tenantId: string, facts: ReportFacts, nowMs: number): string {
  const { observed, decisions, late, supplierNames, lessons } = facts;
  return documentPage({
    title: `What ${tenantId} has learnt`,
    head: html`<h1>What ${tenantId} has learnt</h1>
      <p>${isoDayOf(nowMs)}. What each figure means and how it comes about: docs/learning.md.</p>`,
    parts: PARTS,
    body: [
      observedOf(observed),
      curveOf(decisions),
      armsOf(decisions),
      calibrationOf(late),
      trendsOf(late, supplierNames),
      lessonsOf(lessons),
    ],
    data: { id: 'observed', value: observed },
  });
}

function observedOf(observed: ReportFacts['observed']): Markup {
  return section(
    'observed',
    'What was seen',
    observed.length === 0
      ? html`<p>Nothing yet: memory begins with the first closed case or reported delivery.</p>`
      : table(
          ['Kind', 'Observations', 'First', 'Last'],
          observed.map((it) => [it.kind, it.count, isoDayOf(it.firstAtMs), isoDayOf(it.lastAtMs)]),
        ),
  );
}
