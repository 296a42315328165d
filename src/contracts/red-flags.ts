import { z } from 'zod';

/** A sign that somebody should look, with the figures it rests on; never a verdict. */
export const RedFlag = z.object({
  id: z.string(),
  title: z.string(),
  severity: z
    .enum(['low', 'medium', 'high'])
    .describe('High keeps an award from being made without a person'),
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

export const CaseRedFlags = z.object({ items: z.array(RedFlag) });

export const RecentRedFlags = z.object({
  items: z.array(z.object({ caseId: z.string(), title: z.string(), flags: z.array(RedFlag) })),
  patterns: z.array(RedFlag).describe('Of all cases of the span together; on the first page only'),
  nextCursor: z.string().nullable(),
});

export type RedFlag = z.infer<typeof RedFlag>;
