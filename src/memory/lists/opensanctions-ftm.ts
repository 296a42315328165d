import { z } from 'zod';
import type { ListedName, ListedParty } from '#domain/screening/listed-party.ts';
import { emptyList, malformed, utf8Text } from './list-file.ts';
import type { ListFile } from './list-file.ts';
import { countriesIn, identifiersIn, partyKindOf } from './opensanctions-schema.ts';
import { newestDay } from './parsed-list.ts';
import type { ParsedList } from './parsed-list.ts';
import { isToActOn } from './topics.ts';

const Entity = z.object({
  id: z.string().min(1),
  caption: z.string().default(''),
  schema: z.string().min(1),
  properties: z.record(z.string(), z.array(z.unknown())),
  datasets: z.array(z.string()).default([]),
  last_seen: z.string().nullish(),
});
type Entity = z.infer<typeof Entity>;

const nameKinds: readonly (readonly [string, ListedName['kind']])[] = [
  ['name', 'primary'],
  ['alias', 'alias'],
  ['previousName', 'former'],
  ['weakAlias', 'weak_alias'],
];

/**
 * OpenSanctions' `entities.ftm.json`: one entity a line. Companies, organisations, people, vessels
 * and aircraft with a topic that calls for action become parties; programmes come from the
 * `Sanction` entities that name them.
 * @throws ParleyError LIST_MALFORMED naming file and line, also when the last line is cut off;
 *   LIST_EMPTY, LIST_ENCODING_WRONG
 */
export function parseOpenSanctionsFtm(file: ListFile): ParsedList {
  const parties = new Map<string, ListedParty>();
  const programmes: { partyId: string; programme: string }[] = [];
  const seen: string[] = [];
  let count = 0;
  for (const { line, entity } of entitiesOf(file)) {
    count += 1;
    if (entity.last_seen != null) seen.push(entity.last_seen);
    if (entity.schema === 'Sanction') programmes.push(...programmesOf(entity));
    const party = partyOf(entity);
    if (party === null) continue;
    if (party.names[0] === undefined) throw malformed(file, line, `has no name for ${entity.id}`);
    if (parties.has(party.partyId)) throw malformed(file, line, `repeats ${party.partyId}`);
    parties.set(party.partyId, party);
  }
  if (count === 0) throw emptyList(file, 'has no entity');
  if (parties.size === 0) {
    throw emptyList(file, `has ${count} entities, none of which is a party to screen against`);
  }
  for (const { partyId, programme } of programmes) {
    const known = parties.get(partyId)?.programmes;
    if (known !== undefined && !known.includes(programme)) known.push(programme);
  }
  return { parties: [...parties.values()], publishedOn: newestDay(seen) };
}

function* entitiesOf(file: ListFile): Generator<{ line: number; entity: Entity }> {
  const lines = utf8Text(file).split('\n');
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const line = index + 1;
    const parsed = Entity.safeParse(jsonOf(file, line, text));
    if (!parsed.success) {
      const { path = [], message = '' } = parsed.error.issues[0] ?? {};
      throw malformed(file, line, `is no entity: ${path.join('.') || 'the line'}: ${message}`);
    }
    yield { line, entity: parsed.data };
  }
}

function jsonOf(file: ListFile, line: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(file, line, 'is not one whole JSON object; the file may be cut off there');
  }
}

/** Values can be whole entities in nested exports; texts alone are compared. */
const texts = ({ properties }: Entity, name: string): string[] =>
  (properties[name] ?? []).filter((it) => typeof it === 'string');

function programmesOf(sanction: Entity): { partyId: string; programme: string }[] {
  const named = [...texts(sanction, 'programId'), ...texts(sanction, 'program')];
  return texts(sanction, 'entity').flatMap((partyId) =>
    named.map((programme) => ({ partyId, programme })),
  );
}

function partyOf(entity: Entity): ListedParty | null {
  const kind = partyKindOf(entity.schema);
  const topics = texts(entity, 'topics');
  if (kind === null || !isToActOn(topics)) return null;
  return {
    partyId: entity.id,
    kind,
    names: namesOf(entity),
    countries: countriesIn((it) => texts(entity, it)),
    addresses: texts(entity, 'address'),
    identifiers: identifiersIn((it) => texts(entity, it)),
    programmes: texts(entity, 'program'),
    topics,
    remarks: [...texts(entity, 'notes'), `Datasets: ${entity.datasets.join(', ')}`].join('\n'),
  };
}

/** The caption first: it is the name by which the publisher shows the entity. */
function namesOf(entity: Entity): ListedName[] {
  const names = new Map<string, ListedName>();
  const add = (name: string, kind: ListedName['kind']) => {
    if (name.trim() !== '' && !names.has(name)) names.set(name, { name, kind });
  };
  if (texts(entity, 'name').length > 0) add(entity.caption, 'primary');
  for (const [property, kind] of nameKinds) {
    for (const it of texts(entity, property)) {
      add(it, kind === 'primary' && names.size > 0 ? 'alias' : kind);
    }
  }
  return [...names.values()];
}
