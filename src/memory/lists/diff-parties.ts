/** Ids of the parties in which two versions of a list differ. */
export type PartiesDiff = { added: string[]; changed: string[]; removed: string[] };

/** @param before and `after` record hashes by party id */
export function diffParties(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): PartiesDiff {
  const ids = [...after.keys()];
  return {
    added: ids.filter((it) => !before.has(it)),
    changed: ids.filter((it) => before.has(it) && before.get(it) !== after.get(it)),
    removed: [...before.keys()].filter((it) => !after.has(it)),
  };
}
