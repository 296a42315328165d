import { parseArgs } from 'node:util';

export type DeskBenchOptions = {
  /** Events that are timed from their transaction to the screen. */
  events: number;
  /** First loads that are timed. */
  loads: number;
  messages: number;
  /** In a tenant of their own, for the calls. */
  cases: number;
  /** Calls that are timed of each path and role. */
  calls: number;
  /** Nothing else is timed. */
  onlyCalls: boolean;
};

const FULL: Omit<DeskBenchOptions, 'onlyCalls'> = {
  events: 400,
  loads: 15,
  messages: 2_000,
  cases: 10_000,
  calls: 200,
};
const QUICK: typeof FULL = { ...FULL, events: 80, loads: 5, calls: 100 };

export const deskBenchHelp = `npm run bench:desk -- [options]

  The web desk in a real browser before a real API and PostgreSQL: the first load, the way of an event
  to the screen with 50 live cases, and scrolling a case of ${FULL.messages} messages; then what the desk
  asks the API, by role, in a tenant of ${FULL.cases} cases; a floor beside each.

  --quick       ${QUICK.events} events, ${QUICK.loads} loads and ${QUICK.calls} calls instead of ${FULL.events}, ${FULL.loads} and ${FULL.calls}
  --only-calls  the calls alone
`;

/** @throws Error for an option that there is not */
export function parseDeskBenchOptions(args: readonly string[]): DeskBenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean' }, 'only-calls': { type: 'boolean' } },
  });
  return { ...(values.quick ? QUICK : FULL), onlyCalls: values['only-calls'] === true };
}
