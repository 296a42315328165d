import type { Behaviour } from './behaviour.ts';

/** One new offer for each new offer: the buyer's offers that were better than all before. */
export const micro: Behaviour = {
  keepsWord: true,
  heedsGap: false,
  givenBp: ({ worthsBp, own }) => {
    const stepBp = own('step', 600, 1_100);
    const news = worthsBp.filter((it, at) => at === 0 || it > Math.max(...worthsBp.slice(0, at)));
    return Math.min(10_000, news.length * stepBp);
  },
  words: () => 'One step of ours for each of yours.',
};
