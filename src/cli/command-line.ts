import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { ParleyError } from '#contracts/errors.ts';

/** Why a command line is refused, and how the command is meant. */
export const refusalOf = (help: string, because: string): ParleyError =>
  new ParleyError('CONFIG_INVALID', `${because}\n\n${help}`);

/** Reasons are kept and read by people; longer ones are stories, and stories hold names. */
const BECAUSE_MAX = 500;

/** @throws ParleyError CONFIG_INVALID for a reason that is missing or too long */
export function becauseOf(help: string, text: string | undefined): string {
  const because = text?.trim() ?? '';
  if (because === '') throw refusalOf(help, 'say why, --because');
  if (because.length > BECAUSE_MAX) {
    throw refusalOf(help, `--because takes up to ${BECAUSE_MAX} characters`);
  }
  return because;
}

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
