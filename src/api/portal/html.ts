const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words of others as words, in text and in attributes. */
export const safe = (text: string | number): string =>
  String(text).replace(/[&<>"']/g, (it) => escapes[it] ?? '');

/** Where the pages' one stylesheet is; nothing is styled in the pages themselves. */
export const STYLE_PATH = '/portal/style.css';
/** The pages' one script: it counts deadlines down, and every page works without it. */
export const CLOCK_PATH = '/portal/clock.js';

export const document = (title: string, body: string): string =>
  '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
  '<meta name="viewport" content="width=device-width, initial-scale=1">' +
  '<meta name="color-scheme" content="light dark">' +
  `<link rel="stylesheet" href="${STYLE_PATH}"><title>${safe(title)}</title></head>` +
  `<body><main>${body}</main><script type="module" src="${CLOCK_PATH}"></script></body></html>`;

export const form = (token: string, inner: string): string =>
  `<form method="post" action="/portal/${safe(token)}">${inner}</form>`;
export const hidden = (name: string, value: string | number): string =>
  `<input type="hidden" name="${name}" value="${safe(value)}">`;
export const field = (label: string, name: string, attributes: string): string =>
  `<label class="field"><span>${safe(label)}</span><input name="${name}" ${attributes}></label>`;
/** A button that sends its form. */
export const button = (label: string, kind = ''): string =>
  `<button class="${kind}">${label}</button>`;
export const words = (label: string, attributes = ''): string =>
  `<label class="field wide"><span>${safe(label)}</span>` +
  '<textarea name="text" rows="3" maxlength="2000" ' +
  `${attributes}></textarea></label>`;

export const section = (title: string, body: string): string =>
  `<section><h2>${title}</h2>${body}</section>`;

/** A table whose cells say what they are even where it is too narrow for a head. */
export function table(heads: readonly string[], rows: readonly (string | number)[][]): string {
  const head = heads.map((it) => `<th scope="col">${safe(it)}</th>`).join('');
  const body = rows.map((cells) => {
    const shown = cells.map((it, at) => `<td data-of="${safe(heads[at] ?? '')}">${safe(it)}</td>`);
    return `<tr>${shown.join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
