import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';

const LOG_BYTES_MAX = 10 * 1024 * 1024;
// Enough to reach above a stack trace to its message.
const LAST_LINES = 25;

export type ProcessLog = {
  /** Opens the file for a child's output; the caller closes it after the spawn. */
  open(): number;
  close(descriptor: number): void;
  lastWords(): { path: string; words: string };
};

/** A child's output in a file; one earlier file is kept when it has grown above 10 MB. */
export function processLog(path: string): ProcessLog {
  return {
    open() {
      mkdirSync(dirname(path), { recursive: true });
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size > LOG_BYTES_MAX) renameSync(path, `${path}.1`);
      return openSync(path, 'a', 0o600);
    },
    close: closeSync,
    lastWords() {
      const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
      return { path, words: lines.slice(-LAST_LINES).join('\n') };
    },
  };
}
