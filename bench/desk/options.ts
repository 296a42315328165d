import { parseArgs } from 'node:util';

export type DeskBenchOptions = {
  /** Events that are timed from their transaction to the screen. */
  events: number;
  /** First loads that are timed. */
  loads: number;
  messages: number;
};

const FULL: DeskBenchOptions = { events: 400, loads: 15, messages: 2_000 };
const QUICK: DeskBenchOptions = { events: 80, loads: 5, messages: 2_000 };

export const deskBenchHelp = `npm run bench:desk -- [options]

  The web desk in a real browser before a real API and PostgreSQL: the first load, the way of an event
  to the screen with 50 live cases, and scrolling a case of ${FULL.messages} messages; a floor beside each.

  --quick       ${QUICK.events} events and ${QUICK.loads} loads instead of ${FULL.events} and ${FULL.loads}
`;

/** @throws Error for an option that there is not */
export function parseDeskBenchOptions(args: readonly string[]): DeskBenchOptions {
  const { values } = parseArgs({ args: [...args], options: { quick: { type: 'boolean' } } });
  return values.quick === true ? QUICK : FULL;
}
