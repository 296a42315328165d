import type { ListedName, ListedParty } from '#domain/screening/listed-party.ts';
import { createChance } from './chance.ts';
import type { Chance } from './chance.ts';

const SEED = 2021;
/** How often a word gives way to one of another party; the rest keeps names of one kind alike. */
const REPLACED_SHARE = 0.7;
/** How often a word that came in is one that no list has: big lists keep having new ones. */
const NEW_WORD_SHARE = 0.1;
const NEW_WORD_LENGTH_MIN = 6;

/**
 * The parties themselves and made-up ones, up to `count`: each a listed party whose words gave way to
 * words of others of its kind, at the same place of the name, so that surnames stay surnames and
 * trade words stay trade words. The same every time.
 */
export function withMadeParties(parties: readonly ListedParty[], count: number): ListedParty[] {
  const chance = createChance(SEED);
  const namesOfKind = new Map(
    [...Map.groupBy(parties, (it) => it.kind)].map(([kind, own]) => [
      kind,
      own.flatMap((it) => it.names.map(({ name }) => name)),
    ]),
  );
  const made: ListedParty[] = [...parties];
  while (made.length < count) {
    const party = chance.oneOf(parties);
    const names = namesOfKind.get(party.kind) ?? [];
    made.push(recombined(party, `made-${made.length}`, names, chance));
  }
  return made.slice(0, count);
}

function recombined(
  party: ListedParty,
  partyId: string,
  names: readonly string[],
  chance: Chance,
): ListedParty {
  const replaced = new Map<string, string>();
  const recombine = ({ name, ...rest }: ListedName): ListedName => {
    const words = name.split(' ');
    const others = words.map((word, place) => {
      // An alias repeats words of the name, and goes on repeating them.
      const known = replaced.get(word) ?? otherWord(word, place / words.length, names, chance);
      replaced.set(word, known);
      return known;
    });
    return { name: others.join(' '), ...rest };
  };
  return {
    ...party,
    partyId,
    names: party.names.map(recombine),
    identifiers: party.identifiers.map((it) => ({ ...it, value: `${it.value}-${partyId}` })),
  };
}

/** @param place 0 = beginning of the name, up to 1 = its end */
function otherWord(word: string, place: number, names: readonly string[], chance: Chance): string {
  if (!chance.happens(REPLACED_SHARE)) return word;
  const wordOf = (name: string): string => {
    const words = name.split(' ');
    return words[Math.floor(place * words.length)] ?? word;
  };
  const [one, other] = [wordOf(chance.oneOf(names)), wordOf(chance.oneOf(names))];
  const isLong = Math.min(one.length, other.length) >= NEW_WORD_LENGTH_MIN;
  if (!isLong || !chance.happens(NEW_WORD_SHARE)) return one;
  return one.slice(0, Math.ceil(one.length / 2)) + other.slice(Math.floor(other.length / 2));
}
