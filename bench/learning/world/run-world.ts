import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { WorldSettings } from './hidden-supplier.ts';
import { hiddenSuppliers } from './hidden-supplier.ts';
import { MemoryBuyer } from './memory-buyer.ts';
import { oracleChoices } from './oracle.ts';
import type { Choices, Outcome } from './outcome.ts';
import { playOut, truthOf } from './outcome.ts';
import { randomChoices } from './random-buyer.ts';
import { knownByRules, rulesChoices } from './rules-buyer.ts';
import type { RawCounts, WorldCase } from './world-case.ts';
import { pricesOf, worldCase } from './world-case.ts';

export const CONTENDERS = ['memory on', 'memory off', 'random', 'oracle'] as const;
export type Contender = (typeof CONTENDERS)[number];

export const CASES_COUNT = 500;
export const DRIFT_AT = 250;

/** What a case came to for a contender; value and saving in basis points. */
export type CaseRow = {
  valueBp: number;
  savedBp: number;
  /** Chance that the award came late; null = no award, which is a person's to solve. */
  late: number | null;
  approach: string;
};

/** One world from its first case to its last, the same luck for all contenders. */
export function runWorld(seed: string, settings: WorldSettings): Record<Contender, CaseRow[]> {
  const before = hiddenSuppliers(seed, settings, 0);
  const after = hiddenSuppliers(seed, settings, 1);
  const memory = new MemoryBuyer(defaultLearningRules);
  const counts = { on: new Ledger(), off: new Ledger() };
  const rows: Record<Contender, CaseRow[]> = {
    'memory on': [],
    'memory off': [],
    random: [],
    oracle: [],
  };
  for (let at = 0; at < CASES_COUNT; at += 1) {
    const it = worldCase(seed, at, settings, at < DRIFT_AT ? before : after);
    const decision = memory.decide(it, counts.on.until(it));
    const on = playOut(it, decision, decision.belief);
    memory.learn(it, decision, on);
    counts.on.add(it, on);
    rows['memory on'].push(rowOf(decision, on));
    const known = counts.off.until(it);
    const rules = rulesChoices(it, known);
    const off = playOut(it, rules, knownByRules(known));
    counts.off.add(it, off);
    rows['memory off'].push(rowOf(rules, off));
    const drawn = randomChoices(it);
    rows.random.push(
      rowOf(
        drawn,
        playOut(it, drawn, () => ({ onTimeBp: null, expectedLossBp: 0 })),
      ),
    );
    const best = oracleChoices(it);
    rows.oracle.push(rowOf(best, playOut(it, best, truthOf(it))));
  }
  return rows;
}

const rowOf = ({ manner }: Choices, { winner, valueBp, savedBp }: Outcome): CaseRow => ({
  valueBp,
  savedBp,
  late: winner === null ? null : winner.offering.hidden.late,
  approach: manner.approach,
});

const DAY_MS = 86_400_000;

/** Deliveries as they came in, counted without any fading, as the product does without memory. */
class Ledger {
  readonly #counts = new Map<string, RawCounts>();
  #coming: { atMs: number; supplierId: string; late: boolean; units: number; rejected: number }[] =
    [];

  until({ requisition }: WorldCase): ReadonlyMap<string, RawCounts> {
    const { openedAtMs } = requisition;
    for (const it of this.#coming.filter((one) => one.atMs <= openedAtMs)) {
      const nothing = { deliveries: 0, onTime: 0, accepted: 0, inspected: 0 };
      const { deliveries, onTime, accepted, inspected } =
        this.#counts.get(it.supplierId) ?? nothing;
      this.#counts.set(it.supplierId, {
        deliveries: deliveries + 1,
        onTime: onTime + (it.late ? 0 : 1),
        accepted: accepted + it.units - it.rejected,
        inspected: inspected + it.units,
      });
    }
    this.#coming = this.#coming.filter((one) => one.atMs > openedAtMs);
    return this.#counts;
  }

  add(it: WorldCase, { winner, late, rejectedUnits }: Outcome): void {
    if (winner === null) return;
    const { supplierId, leadTimeDays } = winner.offering.hidden;
    this.#coming.push({
      atMs: it.requisition.openedAtMs + leadTimeDays * DAY_MS,
      supplierId,
      late,
      units: pricesOf(it).quantity,
      rejected: rejectedUnits,
    });
  }
}
