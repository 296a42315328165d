import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { ParleyError } from '#contracts/errors.ts';

/** Why a command line is refused, and how the command is meant. */
export const refusalOf = (help: string, because: string): ParleyError =>
  new ParleyError('CONFIG_INVALID', `${because}\n\n${help}`);

/** @throws ParleyError CONFIG_INVALID for an option that is unknown or lacks its value */
export function parseWords<T extends ParseArgsConfig>(
  help: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw refusalOf(help, (cause as Error).message);
  }
}
