import type { ToldEvent } from '#memory/audit/case-audit.ts';
import type { CaseFile } from '#memory/audit/case-file.ts';
import { folded, html, section, table } from '#api/document/markup.ts';
import type { Markup } from '#api/document/markup.ts';
import { whoIs } from './names.ts';
import type { Names } from './names.ts';
import { moment } from './plain-words.ts';
import { eventWords, rowsTold } from './words/event-words.ts';

/** Every event of the case in order, and after them those of elsewhere that it rests on. */
export function happenedOf({ audit, restsOn, case: its }: CaseFile, names: Names): Markup {
  const rowsOf = (events: readonly ToldEvent[]) => eventsTable(events, names, its.currency);
  return section(
    'happened',
    'What happened',
    rowsOf(audit.events),
    restsOn.length === 0
      ? null
      : html`<h3>Outside this case</h3>
          <p>
            Earlier clearances, decisions about listed names and risk policies that it rests on.
          </p>
          ${rowsOf(restsOn)}`,
  );
}

function eventsTable(events: readonly ToldEvent[], names: Names, currency: string): Markup {
  const rows = rowsTold(events);
  return table(
    ['Event', 'Time (UTC)', 'Who', 'What', 'Stands'],
    events.map((it) => [
      html`<a id="event-${it.sequence}" href="#hash-${it.sequence}">${it.sequence}</a>`,
      html`<time>${moment(it.atMs)}</time>`,
      whoIs(it.actor, names),
      html`${eventWords(it, rows.get(it.sequence) ?? null, { names, currency })} ${recordOf(it)}`,
      standingOf(it),
    ]),
  );
}

const standings: Readonly<Record<ToldEvent['row'], string>> = {
  holds: 'stands as told',
  told_later: 'told anew by a later event',
  changed: 'CHANGED SINCE',
  gone: 'IS GONE',
};

const standingOf = ({ hashHolds, row }: ToldEvent): Markup => {
  if (!hashHolds) return html`<strong class="bad">EVENT IS NOT WHAT WAS HASHED</strong>`;
  const isWrong = row === 'changed' || row === 'gone';
  return isWrong ? html`<strong class="bad">${standings[row]}</strong>` : html`${standings[row]}`;
};

/** What a machine would check; readers skip it. */
function recordOf(it: ToldEvent): Markup {
  const told = it.content ?? (it.body === null ? null : (JSON.parse(it.body) as unknown));
  return folded(
    'Record',
    html`<p>
      ${it.action}, ${it.subject} <code>${it.subjectKey}</code><br />
      Content <code>${it.contentHash}</code>
    </p>`,
    told === null ? null : html`<pre>${JSON.stringify(told, null, 2)}</pre>`,
    html`<p>Text that was hashed</p>
      <pre>${it.canonical}</pre>`,
  );
}
