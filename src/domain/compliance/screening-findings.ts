import type { ScreeningHit, SupplierScreening } from '#contracts/screening.ts';
import { showShare } from '../money.ts';

/**
 * What hits on screening lists mean for a supplier. A confirmed hit forbids it; so does a strong one
 * until a named person clears it; a weaker one has a person look. A cleared hit means nothing.
 */
export function screeningFindings({ hits }: Pick<SupplierScreening, 'hits'>): {
  hardStops: string[];
  reviewReasons: string[];
} {
  const open = hits.filter((it) => it.state === 'open');
  return {
    hardStops: [
      ...hits
        .filter((it) => it.state === 'confirmed')
        .map((it) => `${listedAs(it)}, confirmed by ${it.decision?.by ?? 'a person'}`),
      ...open
        .filter((it) => it.level === 'block')
        .map((it) => `${readsLike(it)}; nothing goes on until a person clears the hit`),
    ],
    reviewReasons: open.filter((it) => it.level === 'review').map((it) => `${readsLike(it)}.`),
  };
}

const listedAs = ({ listedName, listTitle, listPublishedOn }: ScreeningHit): string =>
  `listed as ${listedName} on ${listTitle} of ${listPublishedOn}`;

const readsLike = (it: ScreeningHit): string =>
  `${it.askedName} reads ${showShare(it.scoreBp)} like ${it.listedName} on ${it.listTitle} of ${it.listPublishedOn}`;
