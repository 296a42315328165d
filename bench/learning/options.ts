import { parseArgs } from 'node:util';

export const PARTS = ['real', 'world', 'advice', 'agents'] as const;
export type Part = (typeof PARTS)[number];

export type LearningBenchOptions = {
  parts: readonly Part[];
  /** Worlds that the simulated part plays. */
  seeds: number;
  /** Fewer worlds, fewer cases through the agents, fewer observations to advise from. */
  quick: boolean;
  /** Some lines of the sample of deliveries; undefined = all of it. */
  file: string | undefined;
  /** File that the curves of the simulated part are also written to; undefined = none. */
  json: string | undefined;
};

const SEEDS = 20;
const QUICK_SEEDS = 3;

export const learningBenchHelp = `npm run bench:learning -- [options]

  --quick       ${QUICK_SEEDS} simulated worlds instead of ${SEEDS}, a tenth of the cases through the agents,
                50,000 observations to advise from instead of a million
  --seeds N     so many
  --only PART   real (forecasts on real deliveries), world (the simulated one), advice (how long it
                takes) or agents (the simulated world through the real agents) alone
  --file FILE   the sample for the real part, or some of its lines
  --json FILE   also write the curves of the simulated world to FILE, for charts
`;

/** @throws Error for a part or a number of seeds that there is not */
export function parseLearningBenchOptions(args: readonly string[]): LearningBenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      seeds: { type: 'string' },
      only: { type: 'string' },
      file: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const parts = PARTS.filter((it) => values.only === undefined || it === values.only);
  if (parts.length === 0) throw new Error(`--only is one of ${PARTS.join(', ')}`);
  const seeds = Number(values.seeds ?? (values.quick ? QUICK_SEEDS : SEEDS));
  if (!Number.isInteger(seeds) || seeds < 1) throw new Error('--seeds is a whole number above 0');
  return { parts, seeds, quick: values.quick, file: values.file, json: values.json };
}
