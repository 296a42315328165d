import { alignNames } from './alignment.ts';
import { comparableIdentifier, opposedIdentifier, sharedIdentifier } from './identifiers.ts';
import type { ListedParty } from './listed-party.ts';
import type { Match, MatchEvidence, Matcher, ScreeningQuery } from './match.ts';
import { indexNames } from './name-index.ts';
import type { IndexedName } from './listed-names.ts';
import type { AskedName } from './name-index.ts';
import { wordsOf } from './normalise.ts';
import { withoutPauses } from './without-pauses.ts';
import type { Alignment } from './tally.ts';

const CANDIDATES_MAX = 80;
const ALIASES_MAX = 20;
/** About 1 kB each. */
const ADDRESSES_KEPT_MAX = 5_000;

/** What a weak alias takes: nicknames hit everywhere, and OFAC expects nobody to screen them. */
const WEAK_ALIAS_SHARE = 0.25;
/** What it takes that a person was asked for and a firm is listed, or the other way round. */
const OTHER_KIND_SHARE = 0.15;
const COUNTRY_BP = 100;
const IDENTIFIER_AGAINST_BP = 800;
const IDENTIFIER_SCORE_BP = 10_000;

type Scored = Match & { party: number };

/** Makes the index once; matching changes nothing that anyone could see. */
export function createMatcher(parties: readonly ListedParty[]): Matcher {
  return withoutPauses(makeMatcher(parties));
}

/** The same, with pauses of which none is more than some milliseconds of work after another. */
export function* makeMatcher(parties: readonly ListedParty[]): Generator<void, Matcher> {
  const index = yield* indexNames(parties);
  const partyIds = new Map<string, number>();
  const byIdentifier = new Map<string, number[]>();
  for (const [position, { partyId, identifiers }] of parties.entries()) {
    partyIds.set(partyId, position);
    for (const value of new Set(identifiers.map(comparableIdentifier))) {
      const carriers = byIdentifier.get(value);
      if (carriers !== undefined) carriers.push(position);
      else if (value !== '') byIdentifier.set(value, [position]);
    }
    yield;
  }
  const isInAddress = createAddressReader(parties);

  const bestNames = (query: ScreeningQuery): Map<number, Scored> => {
    const best = new Map<number, Scored>();
    const names = [query.name, ...(query.aliases ?? []).slice(0, ALIASES_MAX)];
    for (const asked of names.map((it) => index.ask(it))) {
      for (const position of index.candidatesFor(asked, CANDIDATES_MAX)) {
        const listed = index.nameAt(position);
        const alignment = alignNames(asked, listed, isInAddress(listed.party));
        const scored = scoredName(asked, listed, alignment, parties[listed.party]!);
        const known = best.get(listed.party);
        if (known === undefined || scored.scoreBp > known.scoreBp) best.set(listed.party, scored);
      }
    }
    return best;
  };

  return {
    partiesCount: parties.length,
    party: (partyId) => parties[partyIds.get(partyId) ?? -1],
    match: (query, { minBp, limit }) => {
      const best = bestNames(query);
      for (const identifier of query.identifiers ?? []) {
        for (const party of byIdentifier.get(comparableIdentifier(identifier)) ?? []) {
          if (!best.has(party)) best.set(party, unnamed(query, parties[party]!, party));
        }
      }
      return [...best.values()]
        .map((it) => withEvidence(it, query, parties[it.party]!))
        .filter((it) => it.scoreBp >= minBp)
        .sort((a, b) => b.scoreBp - a.scoreBp || (a.partyId < b.partyId ? -1 : 1))
        .slice(0, limit);
    },
  };
}

/** Tells words of a party's addresses; what was read is kept for a while, since names come again. */
function createAddressReader(parties: readonly ListedParty[]) {
  const known = new Map<number, ReadonlySet<string>>();
  const wordsAt = (party: number): ReadonlySet<string> => {
    const before = known.get(party);
    if (before !== undefined) return before;
    if (known.size >= ADDRESSES_KEPT_MAX) known.clear();
    const words = new Set(parties[party]?.addresses.flatMap(wordsOf));
    known.set(party, words);
    return words;
  };
  return (party: number) => (word: string) => wordsAt(party).has(word);
}

function scoredName(
  asked: AskedName,
  listed: IndexedName,
  { score, links }: Alignment,
  { partyId }: ListedParty,
): Scored {
  const evidence: MatchEvidence[] = links.map((it) => ({
    kind: 'name_part',
    asked: it.asked,
    listed: it.listed,
    how: it.how,
    scoreBp: Math.round(10_000 * it.similarity),
  }));
  let scoreBp = Math.round(10_000 * score);
  if (listed.kind === 'weak_alias') {
    const lessBp = Math.round(scoreBp * WEAK_ALIAS_SHARE);
    scoreBp -= lessBp;
    const asWhole = { asked: asked.name, listed: listed.name };
    evidence.push({ kind: 'whole_name', ...asWhole, how: 'weak_alias', scoreBp: -lessBp });
  }
  return {
    party: listed.party,
    partyId,
    scoreBp,
    listedName: listed.name,
    askedName: asked.name,
    evidence,
  };
}

const unnamed = (
  { name }: ScreeningQuery,
  { partyId, names }: ListedParty,
  party: number,
): Scored => ({
  party,
  partyId,
  scoreBp: 0,
  listedName: names[0]?.name ?? '',
  askedName: name,
  evidence: [],
});

/** The match with what else is known of both sides: kind, country, identifiers. */
function withEvidence(
  { party: _, ...match }: Scored,
  query: ScreeningQuery,
  party: ListedParty,
): Match {
  const evidence: MatchEvidence[] = [...match.evidence];
  let scoreBp = match.scoreBp;
  if (isOtherKind(query.kind, party.kind)) {
    const lessBp = Math.round(scoreBp * OTHER_KIND_SHARE);
    scoreBp -= lessBp;
    const kinds = { asked: query.kind ?? '', listed: party.kind };
    evidence.push({ kind: 'whole_name', ...kinds, how: 'other_kind', scoreBp: -lessBp });
  }
  const country = countryEvidence(query.countries ?? [], party.countries);
  if (country !== null) {
    evidence.push(country);
    scoreBp += country.scoreBp;
  }
  const shared = sharedIdentifier(query.identifiers ?? [], party.identifiers);
  const opposed = opposedIdentifier(query.identifiers ?? [], party.identifiers);
  if (shared !== null) {
    scoreBp = IDENTIFIER_SCORE_BP;
    evidence.push(identifierEvidence(shared, 'equal', IDENTIFIER_SCORE_BP));
  } else if (opposed !== null && country?.how === 'equal') {
    scoreBp -= IDENTIFIER_AGAINST_BP;
    evidence.push(identifierEvidence(opposed, 'other', -IDENTIFIER_AGAINST_BP));
  }
  return { ...match, evidence, scoreBp: Math.max(0, Math.min(10_000, scoreBp)) };
}

function isOtherKind(asked: ListedParty['kind'] | undefined, listed: ListedParty['kind']): boolean {
  return asked !== undefined && asked !== 'unknown' && listed !== 'unknown' && asked !== listed;
}

/** Mild: firms are registered in one country and act in another. */
function countryEvidence(
  asked: readonly string[],
  listed: readonly string[],
): MatchEvidence | null {
  if (asked.length === 0 || listed.length === 0) return null;
  const equal = asked.some((it) => listed.includes(it));
  return {
    kind: 'country',
    asked: asked.join(', '),
    listed: listed.join(', '),
    how: equal ? 'equal' : 'other',
    scoreBp: equal ? COUNTRY_BP : -COUNTRY_BP,
  };
}

const identifierEvidence = (
  { asked, listed }: NonNullable<ReturnType<typeof sharedIdentifier>>,
  how: string,
  scoreBp: number,
): MatchEvidence => ({
  kind: 'identifier',
  asked: `${asked.kind} ${asked.value}`,
  listed: `${listed.kind} ${listed.value}`,
  how,
  scoreBp,
});
