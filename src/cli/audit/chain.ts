import type { CaseFile } from '#memory/audit/case-file.ts';
import { html, section, table } from '#api/document/markup.ts';
import type { Markup } from '#api/document/markup.ts';

/** The links of the trail that this document is about. */
export const chainOf = ({ audit, restsOn }: CaseFile): Markup =>
  section(
    'chain',
    'Appendix: the chain',
    html`<p>
      The hash of an event is the SHA-256, in lower-case hexadecimal, of the hash before it, a line
      feed and the text that was hashed, in UTF-8; that text is in the event’s record above. The
      content hash in that text is the SHA-256 of the record as PostgreSQL writes jsonb. Events of
      other cases stand between these, so that only <code>npm run audit:verify</code> checks the
      chain as a whole.
    </p>`,
    table(
      ['Event', 'Hash before', 'Hash'],
      [...restsOn, ...audit.events].map((it) => [
        html`<a id="hash-${it.sequence}" href="#event-${it.sequence}">${it.sequence}</a>`,
        html`<code>${it.previousHash}</code>`,
        html`<code>${it.hash}</code>`,
      ]),
    ),
  );
