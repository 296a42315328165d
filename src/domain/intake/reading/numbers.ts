/** A number as people write it: groups of thousands, one sign before the decimals. */
export const NUMBER = String.raw`\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,4})?(?!\d)`;

const words = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;
const moreWords: Readonly<Record<string, number>> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  'a hundred': 100,
  'a dozen': 12,
  'a pair': 2,
  'a couple': 2,
};
export const NUMBER_WORD = [...Object.keys(moreWords), ...words.slice(1)].join('|');

/** Null for what is no number word. */
export function readNumberWord(text: string): number | null {
  const word = text.toLowerCase();
  const at = words.findIndex((it) => it === word);
  return at > 0 ? at : (moreWords[word] ?? null);
}

/**
 * A number in figures. Of two kinds of signs the last one is before the decimals; a single sign
 * before exactly three figures parts thousands, else decimals. Null for what is no number.
 */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s'\u00a0\u202f]/g, '');
  if (!/^\d[\d.,]*$/.test(plain)) return null;
  const signs = [...plain.matchAll(/[.,]/g)];
  const last = signs.at(-1);
  if (last === undefined) return Number(plain);
  const kinds = new Set(signs.map((it) => it[0]));
  const fraction = plain.slice(last.index + 1);
  const isDecimal =
    kinds.size === 2 || (signs.length === 1 && (fraction.length !== 3 || plain.startsWith('0')));
  const whole = (isDecimal ? plain.slice(0, last.index) : plain).replace(/[.,]/g, '');
  return Number(isDecimal ? `${whole}.${fraction}` : whole);
}
