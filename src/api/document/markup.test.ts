import { describe, expect, it } from 'vitest';
import { facts, folded, html, list, quoted, table } from './markup.ts';

const BAD = `<script>alert("x")</script>`;

describe('markup', () => {
  it('escapes every text that comes into it, however deep', () => {
    const pages = [
      html`<p title="${BAD}">${[BAD, html`<b>${BAD}</b>`]}</p>`,
      table([BAD], [[BAD]]),
      facts([[BAD, BAD]]),
      list([BAD]) ?? html``,
      folded(BAD, BAD),
      quoted(BAD) ?? html``,
    ];
    for (const { markup } of pages) {
      expect(markup).not.toContain('<script>');
      expect(markup).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    }
  });

  it('takes markup as it is, and nothing for null', () => {
    expect(html`<p>${html`<b>1</b>`}${null}${2}</p>`.markup).toBe('<p><b>1</b>2</p>');
  });

  it('has no list and no quote of nothing', () => {
    expect([list([]), quoted(' ')]).toEqual([null, null]);
  });
});
