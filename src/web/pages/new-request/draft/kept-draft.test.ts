import { expect, test } from 'vitest';
import { emptyForm } from '../form/values.ts';
import { dropDraft, keepDraft, newRepeatKey, readDraft } from './kept-draft.ts';

function aPlace() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
}
const ann = { tenantId: 'acme', keyId: 'ann' };
const draft = { values: { ...emptyForm(), title: 'Gloves' }, repeatKey: 'k1', savedAtMs: 5 };

test('a draft comes back as it was, with the key that it is sent under', () => {
  const place = aPlace();
  keepDraft(place, ann, draft);
  expect(readDraft(place, ann)).toEqual(draft);
});

test('nobody else sees it, neither in another tenant nor under another key', () => {
  const place = aPlace();
  keepDraft(place, ann, draft);
  expect(readDraft(place, { ...ann, keyId: 'bob' })).toBeNull();
  expect(readDraft(place, { ...ann, tenantId: 'other' })).toBeNull();
});

test('what was dropped is gone', () => {
  const place = aPlace();
  keepDraft(place, ann, draft);
  dropDraft(place, ann);
  expect(readDraft(place, ann)).toBeNull();
});

test('what cannot be read, or was kept by another version, is no draft', () => {
  const place = { ...aPlace(), getItem: () => '{"version":0,"values":{}}' };
  expect(readDraft(place, ann)).toBeNull();
  expect(readDraft({ ...place, getItem: () => 'no json' }, ann)).toBeNull();
});

test('a browser that keeps nothing stops nobody', () => {
  const full = {
    ...aPlace(),
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(() => keepDraft(full, ann, draft)).not.toThrow();
});

test('each draft has a key of its own', () => {
  expect(newRepeatKey()).toMatch(/^[\da-f]{32}$/);
  expect(newRepeatKey()).not.toBe(newRepeatKey());
});
