import { DESCRIPTION_MAX, LINES_MAX, QUANTITY_MAX } from '../limits.ts';
import type { UnitCode } from '../limits.ts';
import type { Mention, Span } from './mention.ts';
import { overlaps } from './mention.ts';
import { NUMBER, NUMBER_WORD, readNumber, readNumberWord } from './numbers.ts';
import { readUnit, UNIT_WORD } from './units.ts';

/** Something that is needed; null = not said. */
export type LineWish = { description: string; quantity: number | null; unitCode: UnitCode | null };

const ASKED = String.raw`\b(?:need|needs|require|requires|want|buy|order|purchase|procure|looking for|get us|request)(?:\s+(?:to\s+)?(?:buy|order|get|purchase|procure)\b)?(?:\s+(?:us|me))?`;
/** What follows a number that does not count things. */
const NO_THING = String.raw`(?:k?w|v|mm|cm|hp|bar|axes|axis|degrees?|percent|%|am|pm|o'clock|st|nd|rd|th|times|suppliers?|offers?|quotes?|bids?|people|persons?|days?|weeks?|months?|years?|hours?|hrs?|minutes?|budget|usd|eur|gbp)\b`;
const patterns = {
  counted: new RegExp(
    String.raw`(?<![\w.,$€£/-])(${NUMBER}|\b(?:${NUMBER_WORD})\b)\s*(?:(?:x|×|\*)\s+)?(?:(${UNIT_WORD})\s+)?(?!${NO_THING})(?=\p{L})`,
    'giu',
  ),
  /** A name first, then how many: a cell of a list, such as "Work gloves: 500 pcs". */
  after: new RegExp(
    String.raw`^[ \t]*(?:(?:[-*•]|\d{1,2}[.)])[ \t]*)?(\p{L}[^\n:;–]{2,120}?)[ \t]*(?::|–|\bx|×|\bqty:?|\bquantity:?)[ \t]*(${NUMBER})(?:[ \t]*(${UNIT_WORD}))?[ \t]*$`,
    'gimu',
  ),
  asked: new RegExp(String.raw`${ASKED}\s+(a|an|another|one|some|new|more|the)\s+(?=\p{L})`, 'giu'),
};
/** Where the name of a thing ends inside a sentence. */
const ENDS =
  /\s+(?:by|before|until|within|at the latest|delivered|shipped|needed|required|budget|asap|urgently|please|because|since|so that|each|per|as soon|with (?:a |an )?(?:budget|delivery|warranty|at least)|for (?:our|the|a|about|around|up|use|less|under)|at (?:most|about|around|our|a )|up to|under|below|in (?:\d|our|the)|from|and (?:\d|an? |one|two|three|four|five|six|some|we|it|they|our)|we|our|which|that|must|should|to be|thanks|or better)\b.*$/isu;
/** A number after these names a place or a paper. */
const NUMBERED =
  /\b(?:room|building|hall|floor|gate|phase|project|tel|phone|fax|street|po|no|nr|number|page|version)[.:#]?\s*$/iu;
const LOOSE_END =
  /\s+(?:by|before|in|within|at|for|on|until|with|an?|of|and|to|the|under|up|or)$/iu;
const BULLET = /(?:^|\n)[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+$/u;

/** Things that are needed, in the order of the text; at most as many as a request takes. */
export function readLines(text: string, taken: readonly Span[]): Mention<LineWish>[] {
  const after = [...text.matchAll(patterns.after)].flatMap((match) => afterLine(match, taken));
  // One after the other: a number in the name of a thing counts nothing.
  const known = [...after];
  for (const match of text.matchAll(patterns.counted)) {
    if (known.length - after.length >= LINES_MAX) break;
    known.push(...countedLine(text, match, [...taken, ...known]));
  }
  const asked = [...text.matchAll(patterns.asked)].flatMap((match) =>
    askedLine(text, match, [...taken, ...known]),
  );
  return [...known, ...asked].toSorted((a, b) => a.start - b.start).slice(0, LINES_MAX);
}

function countedLine(
  text: string,
  match: RegExpExecArray,
  taken: readonly Span[],
): Mention<LineWish>[] {
  const [all, figures = '', unitWord] = match;
  const span = { start: match.index, end: match.index + all.length };
  if (taken.some((it) => overlaps(it, span))) return [];
  if (NUMBERED.test(text.slice(Math.max(0, span.start - 20), span.start))) return [];
  const unit = unitWord === undefined ? null : readUnit(unitWord);
  const count = readNumberWord(figures) ?? readNumber(figures);
  const quantity = count === null ? null : count * (unit?.times ?? 1);
  const isList = BULLET.test(text.slice(0, span.start));
  const description = nameAfter(text, span.end, taken, isList);
  return lineOf(text, span, description, { quantity, unitCode: unit?.unitCode ?? null });
}

function afterLine(match: RegExpExecArray, taken: readonly Span[]): Mention<LineWish>[] {
  const [all, name = '', figures = '', unitWord] = match;
  const span = { start: match.index, end: match.index + all.length };
  if (taken.some((it) => overlaps(it, span))) return [];
  const unit = unitWord === undefined ? null : readUnit(unitWord);
  const count = readNumber(figures);
  const quantity = count === null ? null : count * (unit?.times ?? 1);
  if (!isQuantity(quantity)) return [];
  const value = { description: name.trim(), quantity, unitCode: unit?.unitCode ?? null };
  return [{ ...span, from: all.trim(), value, because: 'a thing and how many of it' }];
}

function askedLine(
  text: string,
  match: RegExpExecArray,
  taken: readonly Span[],
): Mention<LineWish>[] {
  const [all, article = ''] = match;
  const span = { start: match.index, end: match.index + all.length };
  const description = nameAfter(text, span.end, taken, false);
  const whole = { start: span.start, end: span.end + description.length };
  if (taken.some((it) => overlaps(it, whole))) return [];
  const quantity = /^(an?|another|one)$/i.test(article) ? 1 : null;
  return lineOf(text, span, description, { quantity, unitCode: null });
}

function lineOf(
  text: string,
  { start, end }: Span,
  description: string,
  value: Omit<LineWish, 'description'>,
): Mention<LineWish>[] {
  const { quantity } = value;
  if (description.length < 3 || (quantity !== null && !isQuantity(quantity))) return [];
  const until = text.indexOf(description, end) + description.length;
  const because =
    quantity === null
      ? 'a thing that is needed; how many is not said'
      : 'a thing and how many of it';
  const from = text.slice(start, until).trim();
  return [{ start, end: until, from, value: { ...value, description }, because }];
}

const isQuantity = (it: number | null): it is number =>
  it !== null && Number.isInteger(it) && it >= 1 && it <= QUANTITY_MAX;

/** The name of a thing that begins at a place: to the end of its clause, or of its line in a list. */
function nameAfter(text: string, from: number, taken: readonly Span[], isList: boolean): string {
  const next = Math.min(...taken.filter((it) => it.start >= from).map((it) => it.start));
  const room = text.slice(from, Math.min(from + DESCRIPTION_MAX, next));
  const [clause = ''] = room.split(isList ? /[\n;]|\.\s|\.$/u : /[\n;!?,()]|\.\s|\.$/u);
  let name = clause.replace(ENDS, '').trim();
  while (LOOSE_END.test(name)) name = name.replace(LOOSE_END, '');
  return name.replace(/[\s,:–-]+$/u, '');
}
