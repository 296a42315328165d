import { expect, it } from 'vitest';
import { heardOn } from './heard.ts';

it('dates what is shown by the moment the connection was lost, however often it is tried', () => {
  const live = heardOn({ connection: 'connecting', heardAtMs: 0 }, 'live', 10);
  const lost = heardOn(live, 'lost', 500);
  expect(heardOn(lost, 'lost', 900)).toEqual({ connection: 'lost', heardAtMs: 500 });
  expect(heardOn(lost, 'live', 950)).toEqual({ connection: 'live', heardAtMs: 950 });
});
