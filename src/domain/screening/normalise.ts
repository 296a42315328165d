import { anyAscii } from '../packages/text.ts';
import { fullWordOf } from './abbreviations.ts';

/** Longer names are cut: no real one is, and work stays bounded. */
const NAME_LENGTH_MAX = 256;
const WORDS_MAX = 32;

/** Most names; there is nothing to romanise. */
const asciiOnly = /^[\x20-\x7e]*$/;
/** Letters between dots or slashes are one word, as in `S.A.` and `A/S`. */
const dottedLetters = /\b[A-Z](?:[./][A-Z])+\b/g;
/** A letter by itself, other than Spanish `y` and `e`, which join words. */
const loneLetter = /^[A-DF-XZ]$/;

/**
 * The words of a name in Latin capitals and digits: scripts romanised, accents and punctuation gone,
 * initials that stand together joined, abbreviated trade words written out. At most 32 words.
 */
export function wordsOf(name: string): string[] {
  const short = name.slice(0, NAME_LENGTH_MAX);
  const latin = (asciiOnly.test(short) ? short : anyAscii(short))
    .toUpperCase()
    .slice(0, 2 * NAME_LENGTH_MAX);
  const parts = latin
    .replace(/['`"]/g, '')
    .replace(dottedLetters, (letters) => letters.replace(/[^A-Z]/g, ''))
    .split(/[^A-Z0-9]+/)
    .filter((it) => it !== '');
  return joinLetters(parts.slice(0, 4 * WORDS_MAX))
    .slice(0, WORDS_MAX)
    .map(fullWordOf);
}

/** `S A DE C V` is `SA DE CV`. */
function joinLetters(parts: readonly string[]): string[] {
  const words: string[] = [];
  let run = '';
  for (const part of [...parts, '']) {
    if (part.length === 1 && loneLetter.test(part)) {
      run += part;
      continue;
    }
    words.push(run, part);
    run = '';
  }
  return words.filter((it) => it !== '');
}
