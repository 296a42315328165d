import type { DraftedLine, DraftedRequest, RequestDraft } from '#contracts/intake.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { budgetOf } from './drafted-budget.ts';
import { needByOf, urgencyOf } from './drafted-date.ts';
import type { FoundLine } from './drafted-lines.ts';
import { draftLines } from './drafted-lines.ts';
import type { Part } from './drafted-part.ts';
import { asked, asUnderstood, nothing } from './drafted-part.ts';
import { preferencesOf, prioritiesOf } from './drafted-preferences.ts';
import { TITLE_MAX } from './limits.ts';
import type { Reading } from './read-request.ts';
import type { Mention } from './reading/mention.ts';

/** What the tenant keeps about what a reading names. */
export type DraftFacts = {
  /** Per line of the reading, in its order. */
  lines: readonly FoundLine[];
  /** Per supplier of the reading, in its order; null = nobody of that name, or several. */
  supplierIds: readonly (string | null)[];
  /** That the catalogue has prices in. */
  currencies: readonly string[];
};

/** What a form cannot do without. */
const NEEDED = ['title', 'lines', 'budget.amountMinor', 'budget.currency', 'needBy', 'urgency'];

/**
 * A reading as the form that a person confirms: every value with the words it comes from, and a
 * question for everything that is missing or may be meant otherwise. Nothing is guessed.
 */
export function draftRequest(reading: Reading, facts: DraftFacts): RequestDraft {
  const lines = draftLines(reading.lines, reading.certificates, facts.lines);
  const parts = [
    titleOf(reading, lines.lines),
    { request: lines.lines.length > 0 ? { lines: lines.lines } : {}, ...lines },
    budgetOf(reading, facts.currencies),
    needByOf(reading),
    urgencyOf(reading),
    prioritiesOf(reading),
    preferencesOf(reading, facts.supplierIds),
    simpleOf('costCentre', reading.costCentre),
    simpleOf('deliveryPlace', reading.place),
  ];
  const request = Object.assign({}, ...parts.map((it) => it.request)) as DraftedRequest;
  const understood = parts.flatMap((it) => it.understood).toSorted((a, b) => a.start - b.start);
  const questions = parts.flatMap((it) => it.questions);
  return {
    request,
    understood: understood.map(({ start: _start, ...it }) => it),
    questions,
    confidenceBp: confidenceOf(request),
  };
}

/** Of what is needed, how much there is; a line without a quantity is half of one. Rounded down. */
function confidenceOf(request: DraftedRequest): number {
  const { title, lines = [], budget = {}, needBy, urgency } = request;
  const counted = lines.filter((it) => it.quantity !== undefined).length;
  const there = [title, budget.amountMinor, budget.currency, needBy, urgency];
  const shareOfLines = lines.length === 0 ? 0 : (lines.length + counted) / (2 * lines.length);
  const found = there.filter((it) => it !== undefined).length + shareOfLines;
  return Math.floor((found * WHOLE_BP) / NEEDED.length);
}

function simpleOf(field: 'costCentre' | 'deliveryPlace', said: Mention<string> | null): Part {
  if (said === null) return nothing;
  return { ...nothing, request: { [field]: said.value }, understood: [asUnderstood(field, said)] };
}

function titleOf({ subject, lines }: Reading, drafted: readonly DraftedLine[]): Part {
  if (subject !== null) {
    const request = { title: subject.value.slice(0, TITLE_MAX) };
    return { ...nothing, request, understood: [asUnderstood('title', subject)] };
  }
  const [first] = drafted;
  const [said] = lines;
  if (first === undefined || said === undefined) return asked('title', 'What is it called?');
  const count = first.quantity === undefined ? '' : `${first.quantity} `;
  const more = drafted.length > 1 ? ` and ${drafted.length - 1} more` : '';
  const name = first.description ?? first.item ?? '';
  const title = `${(count + name).slice(0, TITLE_MAX - more.length)}${more}`;
  return {
    ...nothing,
    request: { title: title.charAt(0).toUpperCase() + title.slice(1) },
    understood: [{ ...asUnderstood('title', said), because: 'named after the first line' }],
  };
}
