import { createMatcher } from '#domain/screening/matcher.ts';
import { filesOfFolder } from '#memory/lists/list-files.ts';
import { listFormats } from '#memory/lists/list-formats.ts';
import { runCommand } from './database/run-command.ts';
import { readQueries } from './screening/query-file.ts';
import { parseScreenWish } from './screening/screen-options.ts';

/** Low, so that a reader can try thresholds. */
const SCORE_MIN_BP = 1_000;

let isUnderstood = false;
await runCommand(async () => {
  const { listFolder, queryFile, limit } = parseScreenWish(process.argv.slice(2));
  isUnderstood = true;
  const queries = await readQueries(queryFile);
  const { parties } = listFormats.ofac_sdn.parse(await filesOfFolder('ofac_sdn', listFolder));
  // A supplier is neither a ship nor a plane.
  const matcher = createMatcher(
    parties.filter((it) => it.kind === 'organisation' || it.kind === 'person'),
  );
  for (const { id, name, country } of queries) {
    const query = country == null ? { name } : { name, countries: [country.toUpperCase()] };
    const hits = matcher.match(query, { minBp: SCORE_MIN_BP, limit }).map((it) => ({
      ent_num: Number(it.partyId),
      score: it.scoreBp / 10_000,
    }));
    console.log(JSON.stringify({ id, hits }));
  }
});
if (!isUnderstood) process.exitCode = 2;
