import { isDeepStrictEqual } from 'node:util';
import type { ToldEvent } from '#memory/audit/case-audit.ts';
import type { CaseFile } from '#memory/audit/case-file.ts';
import { html } from '#api/document/markup.ts';
import type { Shown } from '#api/document/markup.ts';

/** The event that vouches for a row, by its table and key. */
export const eventAbout = (
  { restsOn, audit }: CaseFile,
  table: string,
  key: Readonly<Record<string, string>>,
): ToldEvent | undefined =>
  [...restsOn, ...audit.events].find(
    ({ subject, subjectKey }) =>
      subject === table && isDeepStrictEqual(JSON.parse(subjectKey), key),
  );

export const eventLink = (event: ToldEvent | undefined): Shown =>
  event === undefined
    ? 'from before the trail'
    : html`<a href="#event-${event.sequence}">event ${event.sequence}</a>`;
