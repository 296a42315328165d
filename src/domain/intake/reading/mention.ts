/** Words of a text, `start` to `end`, and what they are read as. */
export type Mention<T> = {
  start: number;
  end: number;
  from: string;
  value: T;
  because: string;
};
export type Span = { start: number; end: number };

export const overlaps = (one: Span, other: Span): boolean =>
  one.start < other.end && other.start < one.end;

/** A request names less; a text with more would keep every reader after this one busy. */
const MENTIONS_MAX = 100;

/**
 * What a pattern finds in a text, first found first, but for words that are taken already; the
 * first hundred of it.
 * @param read null = this is not what is looked for
 */
export function mentionsOf<T>(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => { value: T; because: string } | null,
  taken: readonly Span[] = [],
): Mention<T>[] {
  const mentions: Mention<T>[] = [];
  for (const match of text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (taken.some((it) => overlaps(it, span))) continue;
    const said = read(match);
    if (said === null) continue;
    mentions.push({ ...span, from: match[0].trim(), ...said });
    if (mentions.length === MENTIONS_MAX) break;
  }
  return mentions;
}

/** The words before a mention, in small letters; as many characters as asked for at most. */
export const wordsBefore = (text: string, { start }: Span, chars: number): string =>
  text.slice(Math.max(0, start - chars), start).toLowerCase();

export const wordsAfter = (text: string, { end }: Span, chars: number): string =>
  text.slice(end, end + chars).toLowerCase();
