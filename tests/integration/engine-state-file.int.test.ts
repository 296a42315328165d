import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareStateFile, settleStateFile } from '#engine/temporal/state-file.ts';

let folder: string;
let database: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-state-file-'));
  database = join(folder, 'temporal.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("Temporal's state file", () => {
  it('is made anew when the server was killed before it ever served', () => {
    prepareStateFile(database);
    writeFileSync(database, 'half a schema');
    prepareStateFile(database);
    expect(existsSync(database)).toBe(false);
  });

  it('is never touched again once the server has served', () => {
    prepareStateFile(database);
    writeFileSync(database, 'cases');
    settleStateFile(database);
    prepareStateFile(database);
    expect(readFileSync(database, 'utf8')).toBe('cases');
  });

  it('is kept from other users of the machine', () => {
    writeFileSync(database, 'cases', { mode: 0o644 });
    settleStateFile(database);
    expect(statSync(database).mode & 0o777).toBe(0o600);
  });
});
