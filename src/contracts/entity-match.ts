import { z } from 'zod';

/**
 * The match API of yente (OpenSanctions), as its clients speak it: snake case, scores from 0 to 1,
 * entities of FollowTheMoney.
 */
const QUERIES_MAX = 100;
const EXCLUDED_IDS_MAX = 50;
const MATCH_LIMIT_MAX = 500;

const Names = (max: number) =>
  z
    .union([z.array(z.string().max(500)).max(max), z.string().max(500)])
    .transform((it) => (typeof it === 'string' ? [it] : it))
    .default([]);
const Share = z.coerce.number().min(0).max(1);

export const MatchParameters = z.strictObject({
  algorithm: z
    .string()
    .max(100)
    .default('best')
    .describe('There is one matcher, whatever is asked for'),
  threshold: Share.default(0.7).describe('From here a result counts as a match'),
  cutoff: Share.default(0.5).describe('Results below are left out; never above the threshold'),
  limit: z.coerce.number().int().min(1).max(MATCH_LIMIT_MAX).default(5),
  topics: Names(50),
  include_dataset: Names(50),
  exclude_dataset: Names(50),
  exclude_schema: Names(50),
  exclude_entity_ids: Names(EXCLUDED_IDS_MAX),
});
export type MatchParameters = z.infer<typeof MatchParameters>;

/** Values that are no texts or numbers, such as nested entities, are not compared. */
const Values = z.union([z.array(z.unknown()), z.string(), z.number()]);
export const MatchExample = z.object({
  id: z.string().nullish(),
  schema: z.string().max(100),
  properties: z.record(z.string(), Values),
});
export type MatchExample = z.infer<typeof MatchExample>;

export const MatchRequest = z.object({
  queries: z.record(z.string(), MatchExample).refine(
    (it) => {
      const { length } = Object.keys(it);
      return length > 0 && length <= QUERIES_MAX;
    },
    { message: `takes 1 to ${QUERIES_MAX} queries at once` },
  ),
  weights: z.record(z.string(), z.number()).optional().describe('Taken and not used'),
  config: z.record(z.string(), z.unknown()).optional().describe('Taken and not used'),
});
export type MatchRequest = z.infer<typeof MatchRequest>;

const Explanation = z.object({
  score: z.number(),
  detail: z.string(),
  query: z.string(),
  candidate: z.string(),
});
export const MatchedEntity = z.object({
  id: z.string(),
  caption: z.string(),
  schema: z.string(),
  properties: z.record(z.string(), z.array(z.string())),
  datasets: z.array(z.string()),
  topics: z.array(z.string()),
  referents: z.array(z.string()),
  target: z.literal(true),
  score: z.number(),
  match: z.boolean(),
  features: z.record(z.string(), z.number()),
  explanations: z.record(z.string(), Explanation),
});
export type MatchedEntity = z.infer<typeof MatchedEntity>;

export const MatchAnswer = z.object({
  responses: z.record(
    z.string(),
    z.object({
      status: z.literal(200),
      results: z.array(MatchedEntity),
      total: z.object({ value: z.int(), relation: z.literal('eq') }),
      query: MatchExample,
    }),
  ),
  matcher: z.record(
    z.string(),
    z.object({ description: z.string(), coefficient: z.number(), url: z.string() }),
  ),
  limit: z.int(),
});
export type MatchAnswer = z.infer<typeof MatchAnswer>;
