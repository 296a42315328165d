import { isSamePerson } from '#domain/same-person.ts';
import type { Person } from '#domain/same-person.ts';
import { actAs } from './audit/actor.ts';
import type { Database, Transaction } from './database.ts';
import { storable, storableJson } from './storable-json.ts';

/** More versions than anybody reads. */
export const POLICIES_MAX = 500;

type Key = { tenantId: string; version: number };
type View = { version: number; status: string; draftedBy: string; draftedByName: string };
type Draft = { body: object; note: string; by: Person };
type DraftRow = Key & { body: object; note: string; draftedBy: string; draftedByName: string };
type Approval = { approvedBy: string; approvedByName: string; approvedAt: Date };
type Settled<V> = { kind: 'unknown' } | { kind: 'settled' | 'own_draft'; policy: V };

/** One kind of policy, as its table keeps it. */
type PolicyTable<V extends View, D extends Draft> = {
  /** All versions, the latest first. */
  viewsOf(tx: Transaction, tenantId: string): Promise<V[]>;
  insert(tx: Transaction, row: DraftRow, draft: D): Promise<unknown>;
  /** Makes a draft count, unless it is none any more. */
  approve(tx: Transaction, key: Key, approval: Approval, draft: V): Promise<{ count: number }>;
  /** Takes back a version as long as that may be. */
  withdraw(tx: Transaction, key: Key): Promise<{ count: number }>;
};

/** Keeps a policy in versions, of which nobody approves the one that they drafted. */
export function policyStore<V extends View, D extends Draft>(table: PolicyTable<V, D>) {
  const get = async (tx: Transaction, { tenantId, version }: Key): Promise<V | null> =>
    (await table.viewsOf(tx, tenantId)).find((it) => it.version === version) ?? null;
  const after = async (tx: Transaction, key: Key): Promise<V> => {
    const view = await get(tx, key);
    if (view === null) throw new Error(`policy ${key.version} vanished while it was written`);
    return view;
  };
  return {
    /** All versions, the latest first. */
    list: (database: Database, tenantId: string): Promise<V[]> =>
      database.inTenant(tenantId, (tx) => table.viewsOf(tx, tenantId)),

    /** One version; null when the tenant has no such one. */
    get: (database: Database, tenantId: string, version: number): Promise<V | null> =>
      database.inTenant(tenantId, (tx) => get(tx, { tenantId, version })),

    /** Keeps a checked draft as the next version. */
    draft: (database: Database, tenantId: string, draft: D): Promise<V> =>
      database.inTenant(tenantId, async (tx) => {
        // Two drafts at once get two versions.
        await tx.$queryRaw`select 1 from tenants where tenant_id = ${tenantId} for update`;
        const [last] = await table.viewsOf(tx, tenantId);
        const key = { tenantId, version: (last?.version ?? 0) + 1 };
        const { body, note, by } = draft;
        const row = {
          ...key,
          body: JSON.parse(storableJson(body)) as object,
          note: storable(note),
          draftedBy: by.keyId,
          draftedByName: by.name,
        };
        await table.insert(tx, row, draft);
        return after(tx, key);
      }),

    /** @returns `own_draft` when the person drafted it; `settled` when it is no draft any more */
    approve: (
      database: Database,
      tenantId: string,
      version: number,
      by: Person,
    ): Promise<Settled<V> | { kind: 'approved'; policy: V }> =>
      database.inTenant(tenantId, async (tx) => {
        const key = { tenantId, version };
        const policy = await get(tx, key);
        if (policy === null) return { kind: 'unknown' };
        if (policy.status !== 'draft') return { kind: 'settled', policy };
        if (isSamePerson(by, { keyId: policy.draftedBy, name: policy.draftedByName })) {
          return { kind: 'own_draft', policy };
        }
        await actAs(tx, by.keyId);
        const approval = { approvedBy: by.keyId, approvedByName: by.name, approvedAt: new Date() };
        const { count } = await table.approve(tx, key, approval, policy);
        return { kind: count === 0 ? 'settled' : 'approved', policy: await after(tx, key) };
      }),

    /** @returns `settled` when it is too late for that */
    withdraw: (
      database: Database,
      tenantId: string,
      version: number,
      by: Person,
    ): Promise<Settled<V> | { kind: 'withdrawn'; policy: V }> =>
      database.inTenant(tenantId, async (tx) => {
        const key = { tenantId, version };
        await actAs(tx, by.keyId);
        const { count } = await table.withdraw(tx, key);
        const policy = await get(tx, key);
        if (policy === null) return { kind: 'unknown' };
        return { kind: count === 0 ? 'settled' : 'withdrawn', policy };
      }),
  };
}
