import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second for every program, whatever the kernel's own tick is. */
const TICK_MS = 10;

type ProcessTimes = { parentPid: number; ownMs: number; reapedMs: number };

/**
 * Processor time that a process and its living and ended children have used, in milliseconds; null
 * where there is no /proc or no such process.
 */
export function cpuOfTreeMs(pid: number | null): number | null {
  if (pid === null || process.platform !== 'linux') return null;
  const root = timesOf(pid);
  if (root === null) return null;
  const all = new Map(
    allPids().flatMap((it) => {
      const times = timesOf(it);
      return times === null ? [] : [[it, times] as const];
    }),
  );
  const sum = (top: number, times: ProcessTimes): number =>
    [...all]
      .filter(([, it]) => it.parentPid === top)
      .reduce((total, [child, it]) => total + sum(child, it), times.ownMs + times.reapedMs);
  return sum(pid, root);
}

function allPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function timesOf(pid: number): ProcessTimes | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name may hold spaces and brackets; the numbered fields follow its last bracket.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parentPid = 0, user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = [
      1, 11, 12, 13, 14,
    ].map((index) => fields[index]);
    return {
      parentPid,
      ownMs: (user + system) * TICK_MS,
      reapedMs: (reapedUser + reapedSystem) * TICK_MS,
    };
  } catch {
    return null;
  }
}

export type CpuReading = Record<string, number | null>;

/** Runs `run` and gives what each of the named processes used meanwhile, in milliseconds. */
export async function cpuDuring<T>(
  pids: Readonly<Record<string, number | null>>,
  run: () => Promise<T>,
): Promise<{ value: T; cpuMs: CpuReading }> {
  const read = () => Object.entries(pids).map(([name, pid]) => [name, cpuOfTreeMs(pid)] as const);
  const before = new Map(read());
  const value = await run();
  const used = read().map(([name, after]) => {
    const start = before.get(name) ?? null;
    return [name, start === null || after === null ? null : after - start] as const;
  });
  return { value, cpuMs: Object.fromEntries(used) };
}
