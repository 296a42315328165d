import { describe, expect, it } from 'vitest';
import { sharedReads } from './shared-reads.ts';

function counted() {
  const begun: string[] = [];
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const read = sharedReads(async (name: string, after: number) => {
    begun.push(`${name} ${after}`);
    await opened;
    return [name, after];
  });
  return { begun, open, read };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('shared reads', () => {
  it('of one moment are one, and each caller gets its answer', async () => {
    const { begun, open, read } = counted();
    const all = [read('a', 1), read('a', 1), read('a', 2)];
    open();
    expect(await Promise.all(all)).toEqual([
      ['a', 1],
      ['a', 1],
      ['a', 2],
    ]);
    expect(begun).toEqual(['a 1', 'a 2']);
  });

  it('are never joined once they have begun', async () => {
    const { begun, open, read } = counted();
    const first = read('a', 1);
    await turn();
    await turn();
    const second = read('a', 1);
    open();
    await Promise.all([first, second]);
    expect(begun).toEqual(['a 1', 'a 1']);
  });

  it('that fail are tried again by who asks next', async () => {
    let fails = true;
    const read = sharedReads(async (_name: string) => {
      if (fails) throw new Error('away');
      return 1;
    });
    await expect(read('a')).rejects.toThrow('away');
    fails = false;
    expect(await read('a')).toBe(1);
  });
});
