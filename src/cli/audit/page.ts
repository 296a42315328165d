import { readFileSync } from 'node:fs';
import type { CaseFile } from '#memory/audit/case-file.ts';
import { offersOf, redFlagsOf } from './bargaining.ts';
import { chainOf } from './chain.ts';
import { happenedOf } from './happened.ts';
import { headOf } from './head.ts';
import { html } from './markup.ts';
import type { Names } from './names.ts';
import { rulesOf } from './rules.ts';
import { suppliersOf } from './suppliers.ts';

const style = { markup: readFileSync(new URL('style.css', import.meta.url), 'utf8') };

const PARTS = [
  ['happened', 'What happened'],
  ['suppliers', 'Suppliers'],
  ['red-flags', 'Red flags'],
  ['offers', 'Offers'],
  ['rules', 'Rules'],
  ['chain', 'The chain'],
] as const;

/** The audit of a case as one document that needs nothing else; its data stand in it as JSON. */
export function auditPage(file: CaseFile): string {
  const { audit, case: its, people, suppliers } = file;
  const names: Names = {
    people,
    suppliers: new Map(suppliers.map((it) => [it.supplierId, it.supplierName])),
    requester: its.openedBy,
  };
  const data = { markup: JSON.stringify(audit).replaceAll('<', '\\u003c') };
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Audit of ${its.title} (${audit.caseId})</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          ${headOf(file, names)}
          <nav>${PARTS.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</nav>
          ${happenedOf(file, names)} ${suppliersOf(file, names)} ${redFlagsOf(file, names)}
          ${offersOf(file, names)} ${rulesOf(file)} ${chainOf(file)}
        </main>
        <script type="application/json" id="audit">
          ${data}
        </script>
      </body>
    </html>`.markup;
}
