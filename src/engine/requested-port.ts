import { ParleyError } from '#contracts/errors.ts';
import type { Environment } from './temporal/cache.ts';

/**
 * A port that the user named in a variable, or undefined when the variable is not set.
 * @throws ParleyError CONFIG_INVALID when it is no port number
 */
export function requestedPort(
  env: Environment,
  by: string,
): { port: number; by: string } | undefined {
  const text = env[by];
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return { port, by };
  throw new ParleyError('CONFIG_INVALID', `${by}: "${text}" is not a port; use 1 to 65535`);
}
