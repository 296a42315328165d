import { expect, test } from 'vitest';
import { loadPart, PartGone } from './load-part.ts';

/** A server that is away for so many questions. */
function serverAwayFor(questions: number) {
  let asked = 0;
  return { answers: async () => (asked += 1) > questions, pause: async () => undefined };
}

test('code comes late while the server is away, instead of not at all', async () => {
  let tries = 0;
  const load = async () => {
    tries += 1;
    if (tries < 4) throw new Error('away');
    return 'code';
  };
  expect(await loadPart(load, serverAwayFor(2))).toBe('code');
});

test('code that does not come from a server that answers is gone', async () => {
  const load = () => Promise.reject(new Error('404'));
  await expect(loadPart(load, serverAwayFor(3))).rejects.toThrow(PartGone);
});

test('a server that stays away is not asked for ever', async () => {
  const load = () => Promise.reject(new Error('away'));
  await expect(loadPart(load, serverAwayFor(Infinity))).rejects.toThrow('away');
});
