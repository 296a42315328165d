import { z } from 'zod';
import { Said } from './supplier-answer.ts';

/** The buyer's answer to a question; at least one of `questionId` and `question` is needed. */
export const QuestionAnswerRequest = z
  .strictObject({
    questionId: z.string().max(500).optional().describe('As the list of questions says'),
    question: Said.min(1)
      .optional()
      .describe('In other words, or one that was not asked by the link or a signed call'),
    text: Said.min(1),
    toAll: z
      .boolean()
      .default(true)
      .describe('Every supplier that is asked sees question and answer, not who asked'),
  })
  .refine((it) => it.questionId !== undefined || it.question !== undefined, {
    message: 'is missing, and questionId as well',
    path: ['question'],
  });

/** An answer as it was given. */
export const QuestionAnswer = z.object({
  answerId: z.string(),
  supplierId: z.string(),
  questionId: z.string().nullable(),
  question: z.string(),
  text: z.string(),
  toAll: z.boolean(),
  answeredBy: z.string(),
  answeredAtMs: z.int(),
});

/** A question of a supplier with its answers; the supplier's own words are data. */
export const AskedQuestion = z.object({
  /** null = it was not asked by the link or a signed call. */
  questionId: z.string().nullable(),
  supplierId: z.string(),
  text: z.string(),
  askedAtMs: z.int(),
  answers: z.array(QuestionAnswer),
});

export type QuestionAnswerRequest = z.infer<typeof QuestionAnswerRequest>;
export type QuestionAnswer = z.infer<typeof QuestionAnswer>;
export type AskedQuestion = z.infer<typeof AskedQuestion>;
