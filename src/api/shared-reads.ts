import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Lets readers who ask for the same at the same moment share one reading. Nobody joins a reading that
 * has begun: it may not see what they were just told of.
 */
export function sharedReads<Args extends readonly (string | number)[], T>(
  read: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  const gathering = new Map<string, Promise<T>>();
  return (...args) => {
    const name = args.join(' ');
    const known = gathering.get(name);
    if (known !== undefined) return known;
    const reading = nextTurn().then(() => {
      gathering.delete(name);
      return read(...args);
    });
    gathering.set(name, reading);
    return reading;
  };
}
