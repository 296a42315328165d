import { safe } from '../portal/html.ts';

/** Text that is markup already; everything else is escaped when it comes into a page. */
export type Markup = { readonly markup: string };
export type Shown = Markup | string | number | null | readonly Shown[];

const markupOf = (it: Shown): string => {
  if (it === null) return '';
  if (typeof it === 'string' || typeof it === 'number') return safe(it);
  return 'markup' in it ? it.markup : it.map(markupOf).join('');
};

/** Markup with values: texts and numbers are escaped, markup goes in as it is, null as nothing. */
export const html = (parts: TemplateStringsArray, ...values: Shown[]): Markup => ({
  markup: parts.map((part, at) => part + markupOf(values[at] ?? null)).join(''),
});

/** A part of the document; `id` is what links go to. */
export const section = (id: string, title: string, ...body: Shown[]): Markup =>
  html`<section id="${id}">
    <h2>${title}</h2>
    ${body}
  </section>`;

/** A table whose cells say what they are even where it is too narrow for a head. */
export function table(heads: readonly string[], rows: readonly (readonly Shown[])[]): Markup {
  const head = heads.map((it) => html`<th scope="col">${it}</th>`);
  const body = rows.map((cells) => {
    const shown = cells.map(
      (it, at) => html`<td data-of="${heads[at] ?? ''}"><div>${it}</div></td>`,
    );
    return html`<tr>
      ${shown}
    </tr>`;
  });
  return html`<table>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${body}
    </tbody>
  </table>`;
}

/** Names with what they stand for. */
export const facts = (its: readonly (readonly [name: string, said: Shown])[]): Markup =>
  html`<dl>
    ${its.map(
      ([name, said]) =>
        html`<dt>${name}</dt>
          <dd>${said}</dd>`,
    )}
  </dl>`;

export const list = (its: readonly Shown[]): Markup | null =>
  its.length === 0
    ? null
    : html`<ul>
        ${its.map((it) => html`<li>${it}</li>`)}
      </ul>`;

/** Something that most readers skip. */
export const folded = (title: string, ...body: Shown[]): Markup =>
  html`<details>
    <summary>${title}</summary>
    ${body}
  </details>`;

/** Words of people and suppliers, told apart from ours. */
export const quoted = (text: string): Markup | null =>
  text.trim() === '' ? null : html`<blockquote>${text}</blockquote>`;
