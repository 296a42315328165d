import { onStand, say } from '../../on-stand.ts';
import { agentsReport } from './agents-report.ts';
import { runExperiment, seededMarket } from './experiment.ts';
import { startStand } from './stand.ts';

export type AgentsBenchOptions = {
  /** Fewer cases and seeds, for a first look. */
  quick: boolean;
};

const SIZES = { whole: { seeds: 12, cases: 40 }, quick: { seeds: 3, cases: 16 } };

/** The simulated world once more, smaller, with the real agents; gives the report as text. */
export async function agentsBench({ quick }: AgentsBenchOptions): Promise<string> {
  const size = quick ? SIZES.quick : SIZES.whole;
  const markets = Array.from({ length: size.seeds }, (_, n) =>
    seededMarket(`agents-${n + 1}`, size.cases),
  );
  const hidden = new Map(
    markets.flatMap(({ on, off, suppliers }) => [
      [on, suppliers],
      [off, suppliers],
    ]),
  );
  let report = 'The real agents could not be run; see above.';
  await onStand(
    (tell) => startStand(hidden, tell),
    async (stand) => {
      report = agentsReport(await runExperiment(stand, markets, say));
    },
  );
  return report;
}
