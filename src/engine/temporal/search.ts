import type { Progress } from '../progress.ts';
import type { Environment } from './cache.ts';

/** What every source of a Temporal program is given. */
export type Search = {
  env: Environment;
  onProgress: Progress;
  /** Ends downloads and builds that are under way. */
  signal?: AbortSignal | undefined;
};
