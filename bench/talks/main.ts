import { approaches } from '#domain/negotiation/approach.ts';
import { BARGAINER_NAMES } from '#domain/negotiation/bargaining/strategies/index.ts';
import { landedTotalMinor } from '#domain/negotiation/landed-cost.ts';
import { utilityBp } from '#domain/negotiation/utility.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import type { Situation } from './situations.ts';
import { situations } from './situations.ts';

const CASES_COUNT = Number(process.argv[2] ?? 300);
const OPENING_BELOW_TARGET_BP = 400;

type Run = { utilityBp: number; landedShare: number | null; rounds: number[]; walked: number };

/** Lets the negotiation agent talk a case out with simulated suppliers; compliance allows nothing. */
function talkOut({ brief, cleared, market }: Situation): Run {
  const table = new NegotiationTable();
  table.clear(brief, cleared, market);
  table.playOn();
  const answered = new Set<string>();
  for (;;) {
    const open = [...table.ofTopic('compliance.term'), ...table.ofTopic('sourcing.alternatives')];
    const next = open.find((it) => !answered.has(it.id));
    if (next === undefined) break;
    answered.add(next.id);
    const how = { inReplyTo: next.id };
    if ('term' in next.body) {
      const { supplierId, term } = next.body;
      const body = { supplierId, term, allowed: false, conditions: [], because: 'not here' };
      table.deliver('compliance.term_verdict', body, { from: 'compliance', ...how });
    } else {
      const body = { supplierIds: [], because: 'nobody else' };
      table.deliver('sourcing.alternatives_report', body, { from: 'sourcing', ...how });
    }
    table.playOn();
  }
  const outcome = table.outcomes().at(-1);
  const talks = outcome?.talks ?? [];
  const walked = talks.filter((it) => it.result === 'walked_away').length;
  const rounds = talks.map((it) => it.rounds);
  return { ...worthOf({ brief, cleared, market }, outcome?.proposal ?? null), rounds, walked };
}

type Proposal = ReturnType<NegotiationTable['outcomes']>[number]['proposal'];

function worthOf(
  { brief, market }: Pick<Situation, 'brief' | 'cleared' | 'market'>,
  proposal: Proposal,
) {
  if (proposal === null) return { utilityBp: 0, landedShare: null };
  const { prioritiesBp } = brief.requisition;
  let [utility, units, landed] = [0, 0, 0];
  for (const line of proposal.lines) {
    const mandate = proposal.mandates.find((it) => it.supplierId === line.supplierId);
    if (mandate === undefined) throw new Error(`no mandate for ${line.supplierId}`);
    const terms = { ...line, prepaymentBp: 0, lines: [line] };
    utility += utilityBp(mandate, terms, prioritiesBp) * line.quantity;
    landed += landedTotalMinor(mandate.termValues, terms);
    units += line.quantity;
  }
  const median = market.lines[0]?.medianUnitPriceMinor ?? 1;
  return { utilityBp: utility / units, landedShare: landed / (median * units) };
}

const mean = (all: readonly number[]): number =>
  all.reduce((sum, it) => sum + it, 0) / Math.max(1, all.length);

function standardError(all: readonly number[]): number {
  const middle = mean(all);
  return Math.sqrt(mean(all.map((it) => (it - middle) ** 2)) / Math.max(1, all.length));
}

function row(name: string, all: readonly Situation[], base: readonly Run[] | null): Run[] {
  const startedAtMs = performance.now();
  const runs = all.map(talkOut);
  const ms = (performance.now() - startedAtMs) / all.length;
  const feasible = runs.filter((_, at) => all[at]?.isFeasible);
  const agreed = runs.filter((it) => it.landedShare !== null);
  const differences = base?.map((it, at) => (runs[at]?.utilityBp ?? 0) - it.utilityBp) ?? [];
  const shares = agreed.flatMap((it) => it.landedShare ?? []);
  const rounds = runs.flatMap((it) => it.rounds);
  const cells = [
    name.padEnd(34),
    mean(runs.map((it) => it.utilityBp))
      .toFixed(0)
      .padStart(7),
    base === null
      ? ''.padStart(13)
      : `${mean(differences).toFixed(0)} ± ${standardError(differences).toFixed(0)}`.padStart(13),
    `${((100 * agreed.length) / runs.length).toFixed(1)} %`.padStart(8),
    `${((100 * feasible.filter((it) => it.landedShare !== null).length) / feasible.length).toFixed(1)} %`.padStart(
      12,
    ),
    mean(agreed.map((it) => it.utilityBp))
      .toFixed(0)
      .padStart(12),
    mean(shares).toFixed(3).padStart(8),
    mean(rounds).toFixed(1).padStart(7),
    `${((100 * runs.reduce((sum, it) => sum + it.walked, 0)) / rounds.length).toFixed(1)} %`.padStart(
      8,
    ),
    ms.toFixed(0).padStart(6),
  ];
  console.log(cells.join(' '));
  return runs;
}

const all = situations(CASES_COUNT);
const isFeasible = all.filter((it) => it.isFeasible).length;
console.log(
  `${all.length} cases, ${isFeasible} of them with a supplier that could sell within the budget`,
);
console.log(
  'setting                            utility    difference   agreed of feasible where agreed  landed  rounds  walked ms/case',
);
const base = row('as shipped', all, null);
const shipped = structuredClone(approaches);
const names = Object.keys(shipped) as (keyof typeof shipped)[];
const settings = approaches as Record<keyof typeof approaches, (typeof approaches)['balanced']>;
const use = (setting: (typeof approaches)['balanced']) => {
  for (const name of names) settings[name] = setting;
};
for (const name of names) {
  use(shipped[name]);
  row(`${name} (${shipped[name].strategy}, ${shipped[name].openingBelowTargetBp})`, all, base);
}
for (const strategy of BARGAINER_NAMES) {
  use({ strategy, openingBelowTargetBp: OPENING_BELOW_TARGET_BP });
  row(`all ${strategy}, ${OPENING_BELOW_TARGET_BP}`, all, base);
}
