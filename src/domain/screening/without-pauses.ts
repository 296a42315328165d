/** The result of work that pauses now and then, for whoever has nothing else to do meanwhile. */
export function withoutPauses<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
