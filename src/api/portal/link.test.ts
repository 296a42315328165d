import { describe, expect, it } from 'vitest';
import { shownPath } from './link.ts';

const LINK = `3f2504e0-4f89-41d3-9a0c-0305e82c3301.lq2x7k3s.${'0a'.repeat(32)}`;

describe('a path as logs and problems show it', () => {
  it.each([
    [`/portal/${LINK}`, '/portal/…'],
    [`/Portal/${LINK}`, '/Portal/…'],
    [`/portal/${LINK.toUpperCase()}?x=1`, '/portal/…?x=1'],
    [`/portal//${LINK}`, '/portal//…'],
    [`//portal/${LINK}/more`, '//portal/…/more'],
    [`/%70ortal/${LINK}`, '/%70ortal/…'],
    [`/desk/${LINK}`, '/desk/…'],
    ['/portal/half-a-link', '/portal/…'],
  ])('tells no link: %s', (path, shown) => {
    expect(shownPath(path)).toBe(shown);
  });

  it('is whole where there is none', () => {
    const path = '/v1/procurements/3f2504e0-4f89-41d3-9a0c-0305e82c3301/events?after=7';
    expect(shownPath(path)).toBe(path);
  });
});
