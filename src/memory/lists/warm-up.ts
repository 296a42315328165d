import type { ListedParty } from '#domain/screening/listed-party.ts';
import type { Matcher } from '#domain/screening/match.ts';

/** Enough that the code is compiled and usual words were looked up. */
const NAMES_ASKED = 200;

/** Asks for some names from all over the list: else the first that people ask would take far longer. */
export function* warmUp(matcher: Matcher, parties: readonly ListedParty[]): Generator<void, void> {
  const step = Math.max(1, Math.floor(parties.length / NAMES_ASKED));
  for (let place = 0; place < parties.length; place += step) {
    const name = parties[place]?.names[0]?.name ?? '';
    matcher.match({ name }, { minBp: 0, limit: 1 });
    yield;
  }
}
