import { pageStyle } from '../page-style.ts';
import type { Shown } from './markup.ts';
import { html } from './markup.ts';

const style = { markup: pageStyle(new URL('style.css', import.meta.url)) };

/**
 * A whole page that needs nothing else: its style and its data, as JSON under the id, stand in it.
 * @param parts id and title of each section, for the links at the top
 */
export function documentPage(page: {
  title: string;
  head: Shown;
  parts: readonly (readonly [id: string, title: string])[];
  body: readonly Shown[];
  data: { id: string; value: unknown };
}): string {
  const data = { markup: JSON.stringify(page.data.value).replaceAll('<', '\\u003c') };
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          ${page.head}
          <nav>${page.parts.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</nav>
          ${page.body}
        </main>
        <script type="application/json" id="${page.data.id}">
          ${data}
        </script>
      </body>
    </html>`.markup;
}
