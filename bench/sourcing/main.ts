import { writeFile } from 'node:fs/promises';
import { arch, availableParallelism, platform } from 'node:os';
import pg from 'pg';
import { openDatabase } from '#memory/database.ts';
import { measure } from './measure.ts';
import { onStand, say } from '../on-stand.ts';
import type { SourcingOptions } from './options.ts';
import { parseSourcingOptions, sourcingHelp } from './options.ts';
import { plansOf } from './plans.ts';
import { readMaterial } from './questions.ts';
import type { Measured } from './report.ts';
import { reportOf } from './report.ts';
import { seed } from './seed.ts';
import type { Place, SourcingStand } from './stand.ts';
import { startStand } from './stand.ts';

async function main(): Promise<void> {
  const options = parseSourcingOptions(process.argv.slice(2));
  await onStand(startStand, (stand) => bench(stand, options));
}

async function bench(stand: SourcingStand, options: SourcingOptions): Promise<void> {
  const all: Measured[] = [];
  for (const [at, suppliers] of options.suppliers.entries()) {
    const place = await stand.place(`sourcing_${suppliers}`);
    const isLargest = at === options.suppliers.length - 1;
    all.push(await measureSize(place, suppliers, options, isLargest && options.plans));
  }
  const machine =
    `${platform()} ${arch()}, ${availableParallelism()} processors, ` +
    `node ${process.versions.node}, PostgreSQL ${stand.version}`;
  console.log(`${machine}\n\n${reportOf(all)}`);
  if (options.json !== undefined) {
    await writeFile(options.json, `${JSON.stringify({ machine, options, all }, null, 2)}\n`);
  }
}

async function measureSize(
  place: Place,
  suppliers: number,
  { itemsPerSupplier, questionsCount }: SourcingOptions,
  showsPlans: boolean,
): Promise<Measured> {
  const items = suppliers * itemsPerSupplier;
  const loadingAtMs = performance.now();
  await seed(place, { suppliers, items }, say);
  const loadedInS = (performance.now() - loadingAtMs) / 1_000;
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  const database = openDatabase(place.appUrl);
  await owner.connect();
  try {
    // The material is read by the owner, whom row-level security binds as well.
    await owner.query(`select set_config('parley.tenant_id', 'bench', false)`);
    const material = await readMaterial(owner, items, questionsCount);
    say(`Asking a catalogue of ${suppliers} suppliers`);
    const times = await measure(database, material, questionsCount);
    if (showsPlans) console.log(await plansOf(place, material));
    const entries = await owner.query<{ count: number }>(
      `select entries_count as count from catalogue_words where tenant_id = 'bench' and word = '*'`,
    );
    return {
      suppliers,
      items,
      entries: entries.rows[0]?.count ?? 0,
      loadedInS,
      sizes: await sizesOf(owner),
      times,
    };
  } finally {
    await database.close();
    await owner.end();
  }
}

/** Tables and indexes above a megabyte, largest first. */
async function sizesOf(owner: pg.Client): Promise<Measured['sizes']> {
  const { rows } = await owner.query<{ name: string; bytes: number }>(`
    select relname as name, pg_relation_size(oid)::float8 as bytes from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')
      and relname not like 'seed%' and pg_relation_size(oid) > 1048576
    order by 2 desc, 1`);
  return rows;
}

if (process.argv.includes('--help')) console.log(sourcingHelp);
else {
  await main();
  process.exit();
}
