import { capitalised } from './plain-words.ts';

/** Who is who in a case. */
export type Names = {
  /** Of a key, by its id. */
  people: ReadonlyMap<string, string>;
  suppliers: ReadonlyMap<string, string>;
  /** Who opened the case: a name or the id of a key. */
  requester: string;
};

const AGENTS = new Set(['supervisor', 'sourcing', 'compliance', 'negotiation']);

/** Whom an actor of the trail, a decider or a key's id is, as people call them. */
export function whoIs(actor: string, names: Names): string {
  if (AGENTS.has(actor)) return `${capitalised(actor)} (agent)`;
  if (actor === 'system') return 'The system';
  if (actor === 'buyer' && names.requester !== actor) return whoIs(names.requester, names);
  const [kind, ...rest] = actor.split(':');
  const id = rest.join(':');
  if (kind === 'supplier' && id !== '') return `${supplierName(id, names)} (supplier)`;
  if (kind === 'person' && id !== '') return names.people.get(id) ?? id;
  return names.people.get(actor) ?? actor;
}

/** A text of ours that names people by the ids of their keys, with their names. */
export const withNames = (text: string, { people }: Names): string =>
  [...people].reduce((said, [keyId, name]) => said.replaceAll(keyId, () => name), text);

export const supplierName = (supplierId: string, { suppliers }: Names): string =>
  suppliers.get(supplierId) ?? supplierId;
