import { z } from 'zod';

export const CHECK_RESULTS = ['pass', 'advice', 'fail'] as const;

/** What one rule says of a request before anybody is bothered with it. */
export const RuleFinding = z.strictObject({
  rule: z.string(),
  result: z.enum(CHECK_RESULTS),
  checked: z
    .boolean()
    .describe('False: the rule had nothing to compare with, so a pass says little'),
  because: z.string(),
  field: z.string().nullable().describe('Path of the field, dots and zero-based indexes'),
  fix: z
    .strictObject({
      value: z.unknown().describe('What the field could be set to'),
      says: z.string(),
    })
    .nullable(),
});

/** The worst result of all rules, and what each of them says. */
export const RequisitionCheck = z.strictObject({
  verdict: z.enum(CHECK_RESULTS),
  rules: z.array(RuleFinding),
});

export type RuleFinding = z.infer<typeof RuleFinding>;
export type RequisitionCheck = z.infer<typeof RequisitionCheck>;
