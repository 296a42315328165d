import { parseArgs } from 'node:util';

export type BenchOptions = {
  quick: boolean;
  /** File that the numbers are also written to; undefined = none. */
  json: string | undefined;
  /** Print where the time and the events of one case went. */
  profile: boolean;
  plan: Plan;
};

/** How much of each is done; what is compared is repeated in turns, so that drift hits all alike. */
export type Plan = {
  repetitions: number;
  hopsPerRally: number;
  idleCasesPerTurn: number;
  load: { atOnce: number; cases: number }[];
  loadRepetitions: number;
};

const full: Plan = {
  repetitions: 5,
  hopsPerRally: 120,
  idleCasesPerTurn: 8,
  load: [
    { atOnce: 20, cases: 60 },
    { atOnce: 50, cases: 75 },
  ],
  loadRepetitions: 2,
};

const quick: Plan = {
  repetitions: 2,
  hopsPerRally: 60,
  idleCasesPerTurn: 4,
  load: [
    { atOnce: 20, cases: 40 },
    { atOnce: 50, cases: 50 },
  ],
  loadRepetitions: 1,
};

export const benchHelp = `npm run bench -- [options]

  --quick       a rough look in less than a minute instead of about three
  --json FILE   also write the numbers to FILE
  --profile     also show where the time and the events of one case went
`;

export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      profile: { type: 'boolean', default: false },
    },
  });
  return { ...values, json: values.json, plan: values.quick ? quick : full };
}
