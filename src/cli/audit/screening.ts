import type { Assessment } from '#contracts/supplier.ts';
import { showPercent } from '#domain/money.ts';
import type { CaseFile } from '#memory/audit/case-file.ts';
import type { CaseSupplier } from '#memory/audit/case-suppliers.ts';
import { eventAbout, eventLink } from './event-links.ts';
import { html, quoted, table } from '#api/document/markup.ts';
import type { Markup } from '#api/document/markup.ts';
import { moment } from './plain-words.ts';

/** With which lists a supplier was compared, what that found, and what people made of it. */
export function screeningOf(
  assessment: Assessment,
  supplier: CaseSupplier,
  file: CaseFile,
): Markup {
  const { screening: its } = assessment;
  if (its === undefined || its.lists.length === 0) {
    return html`<p class="bad">Its name was compared with no list of sanctioned parties.</p>
      ${decisions(supplier, file)}`;
  }
  const run = file.audit.listsUsed.find((it) => it.supplierId === supplier.supplierId);
  const limits =
    run === undefined
      ? null
      : ` A person decides from ${showPercent(run.reviewAtBp)} alike, and from ` +
        `${showPercent(run.blockAtBp)} nothing goes on before.`;
  return html`<p>Compared ${moment(its.screenedAtMs)} UTC with these lists.${limits}</p>
    ${table(
      ['List', 'Published by', 'Version', 'List of', 'Whole or sample'],
      its.lists.map((it) => [
        it.title,
        it.publisher,
        it.version,
        html`<time>${it.publishedOn}</time>`,
        it.sample ? html`<strong>a sample, not the whole list</strong>` : 'the whole list',
      ]),
    )}
    ${
      its.hits.length === 0
        ? html`<p>It resembled no listed party.</p>`
        : table(
            ['Listed party', 'List', 'How alike', 'Where that led', 'Standing then'],
            its.hits.map((it) => [
              it.listedName,
              `${it.listTitle}, version ${it.listVersion} of ${it.listPublishedOn}`,
              showPercent(it.scoreBp),
              it.level === 'block' ? 'blocked until a person decides' : 'a person decides',
              it.state,
            ]),
          )
    }
    ${decisions(supplier, file)}`;
}

function decisions({ hitDecisions }: CaseSupplier, file: CaseFile): Markup | null {
  if (hitDecisions.length === 0) return null;
  return html`<h4>What people decided about resemblances</h4>
    ${table(
      ['Time (UTC)', 'Who', 'Listed party', 'Decision', 'Reason', 'Event'],
      hitDecisions.map((it) => {
        const event = eventAbout(file, 'screening_decisions', { decision_id: it.decisionId });
        return [
          html`<time>${moment(it.atMs)}</time>`,
          it.by,
          `${it.found.listedName}, ${it.found.listTitle}`,
          it.kind === 'cleared' ? `not the same${until(it.until)}` : 'the same',
          quoted(it.reason),
          eventLink(event),
        ];
      }),
    )}`;
}

const until = (day: string | null): string => (day === null ? '' : `, until ${day}`);
