import { INCOTERM_NAMES } from '../limits.ts';
import type { Mention, Span } from './mention.ts';
import { mentionsOf, wordsAfter, wordsBefore } from './mention.ts';
import { NUMBER_WORD, readNumberWord } from './numbers.ts';

const DURATION = String.raw`(\d{1,3}|${NUMBER_WORD})[\s-]?(month|year)s?`;
const patterns = {
  warranty: new RegExp(
    String.raw`\b(?:${DURATION}(?:'|’)?\s+(?:of\s+)?(?:warranty|guarantee)|(?:warranty|guarantee)\s+(?:of\s+)?(?:at least\s+)?${DURATION})\b`,
    'gi',
  ),
  payment:
    /\b(?:net\s?\d{1,3}|\d{1,3}\s+days?\s+(?:net|payment|to pay)|payment\s+(?:in|within)\s+\d{1,3}\s+days?)\b/gi,
  certificate:
    /\b(ISO[\s/-]?(?:IEC\s)?\d{4,5}|IATF[\s-]?16949|AS[\s-]?9100|CE(?=[\s-](?:mark|certif))|RoHS|REACH|HACCP|GMP|FSC|ATEX)\b/gi,
  incoterm: new RegExp(String.raw`\b(${INCOTERM_NAMES.join('|')})\b`, 'g'),
  costCentre: /\bcost[\s-]cent(?:re|er)\s*(?:is|no\.?|number|:|#)?\s*([\w/-]{2,40})/gi,
  place:
    /\b(?:deliver(?:y|ed)?|ship(?:ped)?|sent?)\s+(?:it\s+|them\s+|everything\s+)?to\s+((?:our\s+|the\s+)?[^\n.,;:!?]{3,60})/gi,
  subject: /^(?:subject|re|title)\s*:\s*(.{3,200})$/gim,
};

/** Warranty in months. */
export const readWarranty = (text: string): Mention<number>[] =>
  mentionsOf(text, patterns.warranty, ([, one, unit, other, otherUnit]) => {
    const said = one ?? other ?? '';
    const count = readNumberWord(said) ?? Number(said);
    const months = (unit ?? otherUnit ?? '').toLowerCase() === 'year' ? count * 12 : count;
    return months > 120
      ? null
      : { value: months, because: `${months} months of warranty at least` };
  });

/** Said, but for the talks to settle; so that its days are not taken for something else. */
export const readPayment = (text: string): Mention<null>[] =>
  mentionsOf(text, patterns.payment, () => ({ value: null, because: 'days to pay' }));

const MUST = /\b(must|required|requires?|mandatory|only|certified|has to|have to|compliant)\b/;

/** The words beside a mention that belong to its sentence. */
const sentenceAround = (text: string, span: Span): string =>
  `${
    wordsBefore(text, span, 30)
      .split(/[.;\n]\s/)
      .at(-1) ?? ''
  } ${wordsAfter(text, span, 30).split(/[.;\n](?:\s|$)/)[0] ?? ''}`;

/** Certificates of suppliers or goods; `must` = never to be given up. */
export const readCertificates = (text: string): Mention<{ name: string; must: boolean }>[] =>
  mentionsOf(text, patterns.certificate, (match) => {
    const name = (match[1] ?? '')
      .toUpperCase()
      .replace(/^(ISO|IATF|AS)[\s/-]?/, '$1 ')
      .replace('ROHS', 'RoHS');
    const span = { start: match.index, end: match.index + match[0].length };
    const must = MUST.test(sentenceAround(text, span));
    return {
      value: { name, must },
      because: must ? 'a certificate that is a must' : 'a certificate that is wished for',
    };
  });

export const readIncoterms = (text: string): Mention<string>[] =>
  mentionsOf(text, patterns.incoterm, ([, name = '']) => ({
    value: name,
    because: 'an Incoterm of 2020',
  }));

export const readCostCentre = (text: string): Mention<string>[] =>
  mentionsOf(text, patterns.costCentre, ([, code = '']) => ({
    value: code,
    because: 'named as the cost centre',
  }));

const PLACE_ENDS =
  /\s+(?:by|before|until|within|in\s+\d|on\s+\d|with|and|at the latest|no later|budget)\b.*$/i;

export const readPlace = (text: string, taken: readonly Span[]): Mention<string>[] =>
  mentionsOf(text, patterns.place, (match) => {
    const [, said = ''] = match;
    const next = taken.find((it) => it.start > match.index);
    const start = match.index + match[0].length - said.length;
    const place = (next === undefined ? said : said.slice(0, Math.max(0, next.start - start)))
      .replace(PLACE_ENDS, '')
      .replace(/\s+(?:by|before|until|within|in|on|with|and)\s*$/i, '')
      .trim();
    return place.length < 3 ? null : { value: place, because: 'where it is to be delivered' };
  }).map((it) => ({ ...it, end: it.start + it.from.indexOf(it.value) + it.value.length }));

export const readSubject = (text: string): Mention<string>[] =>
  mentionsOf(text, patterns.subject, ([, said = '']) => ({
    value: said.trim(),
    because: 'the subject',
  }));
