import type { StartRun } from './start-parley.ts';

export type StopWatch = {
  /** Resolves on the first Ctrl-C or SIGTERM; rejects when the run cannot go on. */
  asked: Promise<void>;
  because(failure: Error): void;
};

/** The first Ctrl-C or SIGTERM asks for a stop in order; a second one stops at once. */
export function watchStopSignals(run: StartRun, say: (line: string) => void): StopWatch {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Whether anybody waits for it depends on how far the start has come.
  promise.catch(() => undefined);
  let asked = false;
  const onSignal = () => {
    if (asked) {
      run.kill();
      process.exit(130);
    }
    asked = true;
    say('Stopping; once more stops at once');
    resolve();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return { asked: promise, because: reject };
}
