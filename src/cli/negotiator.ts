import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ParleyError } from '#contracts/errors.ts';
import type { Strategy } from '#domain/negotiation/bargaining/session.ts';
import type { BargainerName } from '#domain/negotiation/bargaining/strategies/index.ts';
import { BARGAINER_NAMES, bargainers } from '#domain/negotiation/bargaining/strategies/index.ts';
import type { Part } from '#domain/negotiation/bargaining/strategies/parley.ts';
import { parleyWithout } from '#domain/negotiation/bargaining/strategies/parley.ts';
import { createPlayer } from './negotiator/protocol.ts';

/**
 * Bargains over standard input and output: `npm run -s negotiator -- --strategy micro`; with
 * `--without model` (or plan, acceptance) our best plays without that part.
 */
async function main(): Promise<void> {
  const player = createPlayer(strategyFrom(process.argv.slice(2)));
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const answer = player(line);
    if (answer !== null) process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

const PARTS: readonly Part[] = ['model', 'plan', 'acceptance'];

/** @throws ParleyError CONFIG_INVALID naming the strategies and parts there are */
function strategyFrom(args: readonly string[]): Strategy {
  const { values } = parseArgs({
    args: [...args],
    options: { strategy: { type: 'string' }, without: { type: 'string' } },
  });
  if (values.without !== undefined) {
    const part = oneOf('--without', PARTS, values.without);
    return parleyWithout(part);
  }
  const name: BargainerName = oneOf('--strategy', BARGAINER_NAMES, values.strategy ?? 'parley');
  return bargainers[name];
}

function oneOf<Name extends string>(option: string, names: readonly Name[], given: string): Name {
  const name = names.find((it) => it === given);
  if (name !== undefined) return name;
  throw new ParleyError(
    'CONFIG_INVALID',
    `${option} ${given} is unknown; there are ${names.join(', ')}`,
  );
}

main().catch((cause: unknown) => {
  console.error(cause instanceof ParleyError ? `${cause.code}: ${cause.message}` : cause);
  process.exit(1);
});
