import type { ScreeningHit } from '#contracts/screening.ts';
import type { Match } from '#domain/screening/match.ts';
import type { ScreeningSubject } from '#ports/screening.ts';
import type { ListMatcher } from './list-matchers.ts';
import { hitIdOf } from './screening-subjects.ts';
import { isProhibiting } from './topics.ts';

/** A hit without what people decided of it. */
export type Found = Omit<ScreeningHit, 'state' | 'decision' | 'lapsed'>;

/** In basis points: from where a person looks, and from where a match holds everything up. */
export type Thresholds = { reviewAtBp: number; blockAtBp: number };

/** Of one list; people have no time for more, and more means that the name is an everyday word. */
const HITS_PER_LIST_MAX = 25;
/** Records of lists hold pages of text; the first lines tell who it is. */
const REMARKS_LENGTH_MAX = 1_000;

/** What the supplier resembles on these lists, best first. An entry whose time is over is none. */
export function findHits(
  tenantId: string,
  subject: ScreeningSubject,
  matchers: readonly ListMatcher[],
  { thresholds, today }: { thresholds: Thresholds; today: string },
): Found[] {
  const { name, aliases, country, identifiers } = subject;
  const query = { name, aliases, countries: country === null ? [] : [country], identifiers };
  const options = { minBp: thresholds.reviewAtBp, limit: HITS_PER_LIST_MAX };
  return matchers
    .flatMap((it) =>
      it.matcher.match(query, options).flatMap((match) => {
        const hit = toFound(tenantId, subject, it, { match, thresholds, today });
        return hit === null ? [] : [hit];
      }),
    )
    .toSorted((one, other) => other.scoreBp - one.scoreBp || (one.hitId < other.hitId ? -1 : 1));
}

function toFound(
  tenantId: string,
  { supplierId, name }: ScreeningSubject,
  { list, matcher, recordHashOf }: ListMatcher,
  { match, thresholds, today }: { match: Match; thresholds: Thresholds; today: string },
): Found | null {
  const party = matcher.party(match.partyId);
  if (party === undefined) throw new Error(`the matcher found ${match.partyId} and has no such`);
  if (party.until !== undefined && party.until < today) return null;
  return {
    hitId: hitIdOf(tenantId, supplierId, list.listId, match.partyId),
    supplierId,
    supplierName: name,
    listId: list.listId,
    listTitle: list.title,
    listVersion: list.version,
    listPublishedOn: list.publishedOn,
    sample: list.sample,
    partyId: match.partyId,
    listedName: match.listedName,
    askedName: match.askedName,
    scoreBp: match.scoreBp,
    level:
      match.scoreBp >= thresholds.blockAtBp && isProhibiting(party.topics) ? 'block' : 'review',
    countries: party.countries,
    programmes: party.programmes,
    topics: party.topics,
    remarks: party.remarks.slice(0, REMARKS_LENGTH_MAX),
    evidence: match.evidence,
    recordHash: recordHashOf(match.partyId),
  };
}
