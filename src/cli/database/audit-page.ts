import { safe, table } from '#api/portal/html.ts';
import type { CaseAudit, ToldEvent } from '#memory/audit/case-audit.ts';

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3rem .5rem;' +
  'text-align:left;vertical-align:top;overflow-wrap:anywhere}' +
  'pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f4f4;padding:.5rem}' +
  'details{margin:.3rem 0}.bad{color:#a00;font-weight:bold}';

/** The audit of a case as one page that needs nothing else; the same data stands in it as JSON. */
export function auditPage(audit: CaseAudit): string {
  const { tenantId, caseId, title, outcome, madeAtMs, head, policyVersions } = audit;
  const json = JSON.stringify(audit).replaceAll('<', '\\u003c');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>Audit of ${safe(caseId)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${safe(title)}</h1>`,
    table(
      ['What', 'Value'],
      [
        ['Case', `${caseId} of ${tenantId}`],
        ['Outcome', outcome ?? 'still open'],
        ['Made', momentOf(madeAtMs)],
        ['Head of the trail then', `${head.sequence}:${head.hash}`],
        ['Policy versions', policyVersions.join(', ') || 'none'],
      ],
    ),
    '<h2>Lists that suppliers were screened against</h2>',
    table(
      ['Supplier', 'Screened', 'Lists and versions', 'Thresholds (bp)'],
      audit.listsUsed.map((it) => [
        it.supplierId,
        momentOf(it.screenedAtMs),
        JSON.stringify(it.lists),
        `review ${it.reviewAtBp}, block ${it.blockAtBp}`,
      ]),
    ),
    '<h2>Who did what</h2>',
    table(
      ['Event', 'When', 'Who', 'What', 'Of which row', 'Stands'],
      audit.events.map((it) => [
        it.sequence,
        momentOf(it.atMs),
        it.actor,
        it.action,
        `${it.subject} ${it.subjectKey}`,
        standing(it),
      ]),
    ),
    '<h2>On what grounds, and how to check it</h2>',
    HOW_TO_CHECK,
    ...audit.events.map(eventDetails),
    `<script type="application/json" id="audit">${json}</script></body></html>`,
  ].join('\n');
}

const momentOf = (ms: number): string => new Date(ms).toISOString();

const STANDINGS: Readonly<Record<ToldEvent['row'], string>> = {
  holds: 'as told',
  changed: 'ROW CHANGED SINCE',
  gone: 'ROW IS GONE',
  told_later: 'changed later, see the later event',
};

const standing = (it: ToldEvent): string =>
  it.hashHolds ? STANDINGS[it.row] : 'EVENT IS NOT WHAT WAS HASHED';

const HOW_TO_CHECK =
  '<p>The hash of an event is the SHA-256, in lower-case hexadecimal, of the hash before it, a ' +
  'line feed and the canonical text, in UTF-8. The content hash in that text is the SHA-256 of ' +
  'the content as PostgreSQL writes jsonb. Events of other cases stand between these, so that ' +
  'the whole chain can only be checked with <code>npm run audit:verify</code>.</p>';

function eventDetails(it: ToldEvent): string {
  const told = it.content ?? (it.body === null ? null : (JSON.parse(it.body) as unknown));
  const isWrong = !it.hashHolds || it.row === 'changed' || it.row === 'gone';
  return [
    `<details><summary${isWrong ? ' class="bad"' : ''}>`,
    `${it.sequence} ${safe(it.actor)}: ${safe(it.action)}</summary>`,
    told === null ? '' : `<pre>${safe(JSON.stringify(told, null, 2))}</pre>`,
    `<p>Hash before: <code>${safe(it.previousHash)}</code><br>Hash: <code>${safe(it.hash)}</code>`,
    `</p><pre>${safe(it.canonical)}</pre></details>`,
  ].join('');
}
