import { setImmediate } from 'node:timers/promises';

/** Short enough that whoever waits for this process does not notice, also with two lists at once. */
const SLICE_MS = 10;

/** Runs long work to its end and lets everything else of this process go on at its pauses. */
export async function inSlices<T>(work: Generator<void, T>, sliceMs = SLICE_MS): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await setImmediate();
  }
}
