const startedAtMs = performance.now();

/** Tells how far a bench is, with the seconds since its start, beside its results. */
export const say = (text: string): void => {
  const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(0);
  console.error(`${seconds.padStart(4)} s  ${text}`);
};

/** Runs a bench on a stand that is taken down whatever happens; a failure is the exit code 1. */
export async function onStand<S extends { stop(): Promise<void> }>(
  start: (say: (line: string) => void) => Promise<S>,
  bench: (stand: S) => Promise<void>,
): Promise<void> {
  const stand = await start(say);
  const stopAtOnce = () => void stand.stop().finally(() => process.exit(130));
  process.once('SIGINT', stopAtOnce);
  process.once('SIGTERM', stopAtOnce);
  try {
    await bench(stand);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await stand.stop();
  }
}
