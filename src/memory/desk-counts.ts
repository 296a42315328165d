import type { Database } from './database.ts';

/** How much of everything the whole desk has, all tenants together. */
export type DeskCounts = {
  /** By outcome for closed cases, by stage for open ones. */
  cases: Record<string, number>;
  messages: number;
  undelivered: number;
  openApprovals: number;
  openDeadLetters: number;
};

/** Counts at this moment; names no tenant. */
export async function countDesk({ client }: Database): Promise<DeskCounts> {
  const [row] = await client.$queryRaw<{ counts: Record<string, number> }[]>`
    select desk_counts() as counts`;
  const counts = row?.counts ?? {};
  const cases = Object.entries(counts)
    .filter(([name]) => name.startsWith('case '))
    .map(([name, n]) => [name.slice('case '.length), n] as const);
  return {
    cases: Object.fromEntries(cases),
    messages: counts.message ?? 0,
    undelivered: counts.undelivered ?? 0,
    openApprovals: counts.approval ?? 0,
    openDeadLetters: counts['dead letter'] ?? 0,
  };
}
