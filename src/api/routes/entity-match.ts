import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { MatchAnswer, MatchParameters, MatchRequest } from '#contracts/entity-match.ts';
import type { MatchedEntity, MatchExample } from '#contracts/entity-match.ts';
import { ParleyError } from '#contracts/errors.ts';
import type { ListMatcher, PartyGroup } from '#memory/lists/list-matchers.ts';
import { entityIdOf, featureDocs, matchedEntity, schemaOf } from '../entity-match/entity.ts';
import { readExample } from '../entity-match/query.ts';
import type { EntityQuery } from '../entity-match/query.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';
import type { Call } from '../route.ts';
import { SearchText } from './case-params.ts';

/** Names by which yente's clients mean everything that is loaded. */
const EVERYTHING = ['default', 'all', 'sanctions'];

const common = {
  method: 'post',
  tag: 'screening',
  roles: mayRead,
  query: MatchParameters,
  body: MatchRequest,
  answers: {
    status: 200,
    description: 'For each query what it resembles, best first',
    schema: MatchAnswer,
  },
} as const;

export const matchEntities = route({
  ...common,
  path: '/v1/screening/match',
  operationId: 'matchEntities',
  summary: 'Compare up to 100 entities with all lists, as clients of the yente match API do',
  handle: (call) => answer(call, 'default'),
});

export const matchEntitiesOf = route({
  ...common,
  path: '/v1/screening/match/{dataset}',
  operationId: 'matchEntitiesOf',
  summary: 'The same with one list',
  params: z.object({
    dataset: SearchText(100).describe(`A list id, or ${EVERYTHING.join(', ')} for all`),
  }),
  unknown: { dataset: 'LIST_UNKNOWN' },
  handle: (call) => answer(call, call.params.dataset),
});

type MatchCall = Pick<
  Call<undefined, typeof MatchParameters, typeof MatchRequest>,
  'desk' | 'holder' | 'query' | 'body'
>;

async function answer(
  { desk, holder, query, body }: MatchCall,
  dataset: string,
): Promise<{ body: MatchAnswer }> {
  const lists = new Map<PartyGroup, ListMatcher[]>();
  const listsOf = async (group: PartyGroup): Promise<ListMatcher[]> => {
    const known = lists.get(group);
    if (known !== undefined) return known;
    const active = await desk.screening.matchers.active(holder.tenantId, group);
    const asked = listsAsked(active, dataset, query);
    lists.set(group, asked);
    return asked;
  };
  const responses: MatchAnswer['responses'] = {};
  for (const [key, example] of Object.entries(body.queries)) {
    const asked = readExample(example);
    if (asked === null) throw unknownSchema(key, example);
    const found = resultsOf(asked, await listsOf(asked.group), query);
    responses[key] = {
      status: 200,
      results: found.slice(0, query.limit),
      total: { value: found.length, relation: 'eq' },
      query: example,
    };
    // A batch takes its time; other callers get their turn between two of its queries.
    await setImmediate();
  }
  return { body: { responses, matcher: featureDocs, limit: query.limit } };
}

function listsAsked(
  lists: readonly ListMatcher[],
  dataset: string,
  { include_dataset: included, exclude_dataset: excluded }: MatchParameters,
): ListMatcher[] {
  const isNamed = !EVERYTHING.includes(dataset);
  if (isNamed && !lists.some(({ list }) => list.listId === dataset)) {
    const known = lists.map(({ list }) => list.listId).join(', ') || 'none is loaded';
    throw new ParleyError('LIST_UNKNOWN', `There is no list ${dataset}; there are: ${known}.`);
  }
  return lists.filter(
    ({ list: { listId } }) =>
      (!isNamed || listId === dataset) &&
      (included.length === 0 || included.includes(listId)) &&
      !excluded.includes(listId),
  );
}

function resultsOf(
  { query, kinds }: EntityQuery,
  lists: readonly ListMatcher[],
  parameters: MatchParameters,
): MatchedEntity[] {
  const { threshold, cutoff, topics } = parameters;
  const { exclude_schema: schemata, exclude_entity_ids: ids } = parameters;
  const minBp = Math.ceil(Math.min(cutoff, threshold) * 10_000);
  return lists
    .flatMap(({ list: { listId }, matcher }) =>
      matcher.match(query, { minBp, limit: Number.MAX_SAFE_INTEGER }).flatMap((match) => {
        const party = matcher.party(match.partyId);
        if (party === undefined || !kinds.includes(party.kind)) return [];
        if (topics.length > 0 && !party.topics.some((it) => topics.includes(it))) return [];
        if (schemata.includes(schemaOf(party))) return [];
        if (ids.includes(entityIdOf(listId, party.partyId))) return [];
        return [matchedEntity(listId, party, match, threshold)];
      }),
    )
    .toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}

const unknownSchema = (key: string, { schema }: MatchExample) =>
  new ParleyError('BODY_INVALID', `${schema} is no schema that lists hold.`, [
    { path: `queries.${key}.schema`, message: 'unknown' },
  ]);
