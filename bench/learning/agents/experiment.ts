import { agentsMarket, agentsPolicy, GAP_DAYS } from './agents-market.ts';
import type { AgentsMarket } from './agents-market.ts';
import type { AgentsRow } from './arm.ts';
import { Arm } from './arm.ts';
import { untilQuiet } from './case-end.ts';
import type { Stand } from './stand.ts';
import { makeTenant } from './tenant.ts';

const DAY_MS = 86_400_000;
/** Of one seed, with the tenants of its two desks. */
export type SeededMarket = AgentsMarket & { seed: string; on: string; off: string };

export const seededMarket = (seed: string, casesCount: number): SeededMarket => ({
  ...agentsMarket(seed, casesCount),
  seed,
  on: `${seed}-on`,
  off: `${seed}-off`,
});

/** The same cases for a desk with memory and for one without, oldest first. */
export type Pair = { seed: string; on: AgentsRow[]; off: AgentsRow[] };

/**
 * Runs the cases of all seeds for both desks, the first of each at once, then the second, and so on,
 * so that all live on the same days. Goods come when they come, between cases.
 */
export async function runExperiment(
  stand: Stand,
  markets: readonly SeededMarket[],
  say: (line: string) => void,
): Promise<Pair[]> {
  const { database, owner, calendar } = stand;
  const desks = markets.flatMap((market) =>
    ([true, false] as const).map((useMemory) => {
      const policy = agentsPolicy(useMemory);
      const tenantId = useMemory ? market.on : market.off;
      return { ...market, useMemory, policy, tenantId, arm: new Arm(stand, tenantId, policy) };
    }),
  );
  for (const it of desks) await makeTenant(database, it.tenantId, it.policy, it.suppliers);
  const pairs = new Map<string, Pair>(markets.map(({ seed }) => [seed, { seed, on: [], off: [] }]));
  const tenantIds = desks.map((it) => it.tenantId);
  const casesCount = markets[0]?.cases.length ?? 0;
  for (let at = 0; at < casesCount; at += 1) {
    const turns = desks.flatMap(({ arm, cases, seed, useMemory }) => {
      const it = cases[at];
      return it === undefined
        ? []
        : [{ arm, it, rows: pairs.get(seed)?.[useMemory ? 'on' : 'off'] }];
    });
    await Promise.all(turns.map(({ arm, it }) => arm.open(it)));
    await untilQuiet(owner, tenantIds, { withPeople: true });
    await calendar.pass(GAP_DAYS * DAY_MS);
    await untilQuiet(owner, tenantIds, { withPeople: false });
    for (const { arm, it, rows } of turns) rows?.push(await arm.close(it));
    if ((at + 1) % 10 === 0) say(`${at + 1} of ${casesCount} cases of each desk`);
  }
  return [...pairs.values()];
}
