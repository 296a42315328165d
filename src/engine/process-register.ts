import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './process-identity.ts';
import type { Progress } from './progress.ts';

type Entry = { pid: number; identity: string; stopSignal: NodeJS.Signals };

export type ProcessRegister = {
  record(name: string, pid: number, stopSignal: NodeJS.Signals): void;
  forget(name: string): void;
  /** Ends what an earlier start left behind when it was killed itself, and nothing else. */
  endLeftovers(onProgress: Progress): Promise<void>;
};

const LEFTOVER_GRACE_MS = 10_000;

/** Remembers in the data folder which processes were started from it. */
export function openProcessRegister(dataDir: string): ProcessRegister {
  const path = join(dataDir, 'processes.json');
  const entries = readEntries(path);
  const save = () => {
    writeFileSync(`${path}.new`, JSON.stringify(Object.fromEntries(entries), null, 2));
    renameSync(`${path}.new`, path);
  };
  return {
    record(name, pid, stopSignal) {
      const identity = processIdentity(pid);
      if (identity === null) return;
      entries.set(name, { pid, identity, stopSignal });
      save();
    },
    forget(name) {
      if (entries.delete(name)) save();
    },
    async endLeftovers(onProgress) {
      for (const [name, entry] of entries) {
        if (processIdentity(entry.pid) !== entry.identity) continue;
        onProgress(`Ending the ${name} that an earlier start left running (pid ${entry.pid})`);
        await end(entry);
      }
      entries.clear();
      save();
    },
  };
}

function readEntries(path: string): Map<string, Entry> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, Entry>));
  } catch {
    return new Map();
  }
}

async function end(entry: Entry): Promise<void> {
  const runs = () => processIdentity(entry.pid) === entry.identity;
  process.kill(entry.pid, entry.stopSignal);
  const deadlineMs = Date.now() + LEFTOVER_GRACE_MS;
  while (runs() && Date.now() < deadlineMs) await new Promise((wake) => setTimeout(wake, 20));
  if (runs()) process.kill(entry.pid, 'SIGKILL');
}
