import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ListedParty } from '#domain/screening/listed-party.ts';
import type { Matcher } from '#domain/screening/match.ts';
import { makeMatcher } from '#domain/screening/matcher.ts';
import { reviewAtBp } from '#domain/screening/thresholds.ts';
import { warmUp } from '#memory/lists/warm-up.ts';
import { percentile } from '../statistics.ts';
import type { Question } from './score.ts';

const HITS_MAX = 25;

/** What one big list takes: to make, to keep, and to ask. Times are processor time. */
export function reportSize(parties: readonly ListedParty[], questions: readonly Question[]): void {
  const keptBefore = keptBytes();
  const made = run(makeMatcher(parties));
  const kept = keptBytes() - keptBefore;
  const warmed = run(warmUp(made.result, parties));
  const names = parties.reduce((sum, it) => sum + it.names.length, 0);
  console.log(
    [
      `${parties.length} parties with ${names} names`,
      `made in ${made.ms.toFixed(0)} ms, at most ${made.longestMs.toFixed(0)} ms between two pauses`,
      `keeps ${(kept / 1e6).toFixed(0)} MB, ${(kept / parties.length).toFixed(0)} bytes a party, records not counted`,
      `warmed up in ${warmed.ms.toFixed(0)} ms, at most ${warmed.longestMs.toFixed(0)} ms between two pauses`,
      `a name asked for the first time  ${asked(made.result, questions)}`,
      `and again                        ${asked(made.result, questions)}`,
    ].join('\n'),
  );
}

/** Runs work with pauses to its end; of this thread alone, since others clean up beside it. */
function run<T>(work: Generator<void, T>): { result: T; ms: number; longestMs: number } {
  let [ms, longestMs] = [0, 0];
  for (;;) {
    const start = cpuMs(process.threadCpuUsage());
    const step = work.next();
    const stepMs = cpuMs(process.threadCpuUsage()) - start;
    ms += stepMs;
    longestMs = Math.max(longestMs, stepMs);
    if (step.done === true) return { result: step.value, ms, longestMs };
  }
}

function asked(matcher: Matcher, questions: readonly Question[]): string {
  const times = questions.map(({ name, country }) => {
    const query = country === undefined ? { name } : { name, countries: [country] };
    // Not of the thread, which some kernels count in steps of 4 ms.
    const start = cpuMs(process.cpuUsage());
    matcher.match(query, { minBp: reviewAtBp, limit: HITS_MAX });
    return cpuMs(process.cpuUsage()) - start;
  });
  return [5_000, 9_500, 9_900]
    .map((shareBp) => `p${shareBp / 100} ${percentile(times, shareBp).toFixed(2)} ms`)
    .join(', ');
}

const cpuMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;

/** What is still reachable, typed arrays included. */
export function keptBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
