/** Somebody at the desk: a key, and the name it was given to. */
export type Person = { keyId: string; name: string };

/** True for one key, and for two keys of one name: a second key makes nobody a second person. */
export const isSamePerson = (a: Person, b: Person): boolean =>
  a.keyId === b.keyId || isSameName(a.name, b.name);

export const isSameName = (a: string, b: string): boolean => plain(a) === plain(b);

/** True when a list of key ids and names has this person in it. */
export const isNamed = ({ keyId, name }: Person, named: readonly string[]): boolean =>
  named.some((it) => it === keyId || isSameName(it, name));

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
