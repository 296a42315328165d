import { describe, expect, it } from 'vitest';
import { storableJson } from './storable-json.ts';

describe('JSON on its way into the database', () => {
  it('keeps every text that PostgreSQL can hold', () => {
    const value = { text: 'Müller & Söhne \\u0000 😀', list: [1, null, true] };
    expect(JSON.parse(storableJson(value))).toEqual(value);
  });

  it('replaces NUL and lone surrogates, which jsonb refuses', () => {
    const stored = storableJson({ deep: [{ text: 'a\0b\uD800c' }] });
    expect(JSON.parse(stored)).toEqual({ deep: [{ text: 'a\uFFFDb\uFFFDc' }] });
  });
});
