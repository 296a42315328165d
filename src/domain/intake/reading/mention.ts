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

/**
 * What a pattern finds in a text, first found first, but for words that are taken already.
 * @param read null = this is not what is looked for
 */
export function mentionsOf<T>(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => { value: T; because: string } | null,
  taken: readonly Span[] = [],
): Mention<T>[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    if (taken.some((it) => overlaps(it, span))) return [];
    const said = read(match);
    return said === null ? [] : [{ ...span, from: match[0].trim(), ...said }];
  });
}

/** The words before a mention, in small letters; as many characters as asked for at most. */
export const wordsBefore = (text: string, { start }: Span, chars: number): string =>
  text.slice(Math.max(0, start - chars), start).toLowerCase();

export const wordsAfter = (text: string, { end }: Span, chars: number): string =>
  text.slice(end, end + chars).toLowerCase();
