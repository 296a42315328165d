import type { Database } from '../database.ts';

/** The tenant whose category codes are everybody's. */
export const EVERYBODY = '*';
/** No code sorts after one that goes on with the last character there is. */
const LAST_CHARACTER = '\u{10FFFF}';

export type ClassificationView = { scheme: 'CPV' | 'UNSPSC'; code: string; label: string };

/** Which codes are wanted: of a scheme, beginning with `prefix`, with `text` in their label. */
export type ClassificationFilter = {
  scheme: ClassificationView['scheme'];
  prefix?: string;
  text?: string;
};

/** Category codes that the tenant may use, by code, those after the code `after`. */
export function listClassifications(
  database: Database,
  tenantId: string,
  { scheme, prefix = '', text = '' }: ClassificationFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ items: ClassificationView[]; next: string | null }> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.$queryRaw<ClassificationView[]>`
      select scheme, code, label from classifications
      where tenant_id = any(${[EVERYBODY, tenantId]}) and scheme = ${scheme}
        and code >= ${prefix} and code < ${prefix + LAST_CHARACTER}
        and (${after}::text is null or code > ${after})
        and strpos(lower(label), lower(${text})) > 0
      order by code limit ${limit + 1}`;
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null };
  });
}
