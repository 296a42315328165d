import type { ScreeningHit, SupplierScreening } from '#contracts/screening.ts';
import type { Assessment } from '#contracts/supplier.ts';
import { dayAfterMs } from '../days.ts';
import { showShare } from '../money.ts';
import { withFindings } from './assess.ts';

/**
 * The assessment with what screening says: the lists and hits, what those forbid or ask, and that a
 * cleared hit is looked at again after its last day.
 */
export function withScreening(assessment: Assessment, screening: SupplierScreening): Assessment {
  const { screenedAtMs, lists, hits } = screening;
  const { recheckAtMs = null } = assessment;
  const ends = hits.flatMap(({ state, decision }) =>
    state === 'cleared' && decision?.until ? [dayAfterMs(decision.until)] : [],
  );
  const dues = [...ends, ...(recheckAtMs === null ? [] : [recheckAtMs])];
  return withFindings(
    {
      ...assessment,
      ...(dues.length > 0 && { recheckAtMs: Math.min(...dues) }),
      screening: { screenedAtMs, lists, hits: hits.map(summary) },
    },
    screeningFindings(screening),
  );
}

type Summary = NonNullable<Assessment['screening']>['hits'][number];

const summary = (it: ScreeningHit): Summary => ({
  hitId: it.hitId,
  listId: it.listId,
  listTitle: it.listTitle,
  listVersion: it.listVersion,
  listPublishedOn: it.listPublishedOn,
  partyId: it.partyId,
  listedName: it.listedName,
  scoreBp: it.scoreBp,
  level: it.level,
  state: it.state,
});

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
