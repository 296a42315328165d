import { z } from 'zod';

/** A sign that somebody should look, with the figures it rests on; never a verdict. */
export const RedFlagAnswer = z.object({
  id: z.string(),
  title: z.string(),
  severity: z.enum(['low', 'medium', 'high']),
  formula: z.string().describe('The definition with the figures filled in'),
  source: z.string().describe('Where the definition comes from, such as Cardinal R018'),
  records: z.array(
    z.object({
      kind: z.enum(['case', 'offers', 'clearance', 'approval', 'award', 'mandate', 'message']),
      id: z.string(),
      path: z.string().describe('Where the API shows it'),
    }),
  ),
});

export const CaseRedFlags = z.object({ items: z.array(RedFlagAnswer) });

export const RecentRedFlags = z.object({
  items: z.array(
    z.object({ caseId: z.string(), title: z.string(), flags: z.array(RedFlagAnswer) }),
  ),
  patterns: z
    .array(RedFlagAnswer)
    .describe('Of all cases of the span together; on the first page only'),
  nextCursor: z.string().nullable(),
});
