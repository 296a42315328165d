import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { rooms } from '../../rooms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Inside the repository, because the rules go by folder; removed again.
const planted = mkdtempSync(join(root, 'tests', 'planted-'));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

const everyRoom = [...Object.keys(rooms), 'worker', 'api', 'cli'];
const ways = ['value', 'type'] as const;

type Plant = {
  room: string;
  target: string;
  way: (typeof ways)[number];
  file: string;
  wanted: boolean;
};

/** One file per pair of rooms and way of importing, laid out as the repository is. */
const plants: Plant[] = Object.entries(rooms).flatMap(([room, { path, values, types }]) =>
  everyRoom
    .filter((it) => it !== room)
    .flatMap((target) =>
      ways.map((way) => ({
        room,
        target,
        way,
        file: `${path}/planted-${target}-${way}.ts`,
        wanted: values.includes(target) || (way === 'type' && types.includes(target)),
      })),
    ),
);

function findings(): Set<string> {
  for (const { target, way, file } of plants) {
    const path = join(planted, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      way === 'type'
        ? `import type { a } from '#${target}/x.ts';\nexport type B = a;\n`
        : `import { a } from '#${target}/x.ts';\nexport const b = a;\n`,
    );
  }
  writeFileSync(
    join(planted, 'oxlint.config.ts'),
    `export { default } from '../../oxlint.config.ts';\n`,
  );
  const run = spawnSync('oxlint', ['-c', 'oxlint.config.ts', '--format', 'json', '.'], {
    cwd: planted,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
    env: { ...process.env, PATH: `${root}/node_modules/.bin:${process.env.PATH ?? ''}` },
  });
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { code: string; filename: string }[];
  };
  return new Set(
    diagnostics.filter((it) => it.code.includes('no-restricted-imports')).map((it) => it.filename),
  );
}

describe('the rule between rooms', () => {
  const found = findings();

  it('was tried on every pair of rooms', () => {
    expect(plants.length).toBeGreaterThan(200);
  });

  it('finds each forbidden import that is planted', () => {
    const missed = plants.filter((it) => !it.wanted && !found.has(it.file));
    expect(missed.map((it) => it.file)).toEqual([]);
  });

  it('lets each allowed import pass', () => {
    const wrong = plants.filter((it) => it.wanted && found.has(it.file));
    expect(wrong.map((it) => it.file)).toEqual([]);
  });
});
