import type { DraftedRequest, RequestDraft } from '#contracts/intake.ts';
import type { Mention } from './reading/mention.ts';

/** Something that was understood, to be told in the order of the text. */
export type Understood = RequestDraft['understood'][number] & { start: number };
export type Question = RequestDraft['questions'][number];
/** A part of the form, and what is to be told and asked of it. */
export type Part = { request: DraftedRequest; understood: Understood[]; questions: Question[] };

export const nothing: Part = { request: {}, understood: [], questions: [] };
export const asUnderstood = (
  field: string,
  { start, from, because }: Mention<unknown>,
): Understood => ({
  field,
  from,
  because,
  start,
});
export const asked = (field: string, question: string): Part => ({
  ...nothing,
  questions: [{ field, question }],
});
