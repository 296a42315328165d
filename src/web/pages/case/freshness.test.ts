import { describe, expect, it } from 'vitest';
import { isMadeOld } from './freshness.ts';

type Kinds = Parameters<typeof isMadeOld>[1];
const after = (...kinds: Kinds extends ReadonlySet<infer Kind> ? Kind[] : never): Kinds =>
  new Set(kinds);

describe('what events make old', () => {
  it('is only what they are known to change', () => {
    expect(isMadeOld('agents', after('message'))).toBe(true);
    expect(isMadeOld('offers', after('message', 'decision'))).toBe(false);
    expect(isMadeOld('comparison', after('offers'))).toBe(true);
  });

  it('is the case, and what nobody knows the source of, with each of its steps', () => {
    expect(isMadeOld('detail', after('stage'))).toBe(true);
    expect(isMadeOld('red-flags', after('stage'))).toBe(true);
    expect(isMadeOld('detail', after('message', 'decision', 'offers'))).toBe(false);
  });

  it('is everything at a turning point, but never what the stream itself tells', () => {
    expect(isMadeOld('detail', after('award'))).toBe(true);
    expect(isMadeOld('anything', after('closed'))).toBe(true);
    expect(isMadeOld('messages', after('closed'))).toBe(false);
  });
});
