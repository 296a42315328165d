import { userInfo } from 'node:os';
import { ParleyError } from '#contracts/errors.ts';
import type { ListDiff, ScreeningList } from '#contracts/screening.ts';
import { isoDayOf } from '#domain/days.ts';
import { openDatabase } from '#memory/database.ts';
import type { Database } from '#memory/database.ts';
import { filesOfFolder, readAll } from '#memory/lists/list-files.ts';
import { loadList } from '#memory/lists/load-list.ts';
import { diffVersions, listScreeningLists } from '#memory/lists/stored-lists.ts';
import { findDatabase } from './database/find-database.ts';
import { parseListWish } from './database/list-options.ts';
import type { ListWish } from './database/list-options.ts';
import { runCommand } from './database/run-command.ts';

await runCommand(async () => {
  const wish = parseListWish(process.argv.slice(2));
  const database = openDatabase(await findDatabase(process.env, wish.dataDir));
  try {
    for (const line of await answer(database, wish)) console.log(line);
  } finally {
    await database.close();
  }
});

async function answer(database: Database, wish: ListWish): Promise<string[]> {
  switch (wish.command) {
    case 'load':
      return load(database, wish);
    case 'show': {
      const lists = await listScreeningLists(database, wish.tenantId);
      return lists.length === 0 ? ['No list is loaded.'] : lists.flatMap(shownList);
    }
    case 'diff': {
      const { source: listId, versions } = wish;
      const diff = await diffVersions(database, wish.tenantId, { listId, ...versions });
      if (diff !== null) return shownDiff(diff);
      throw new ParleyError('LIST_VERSION_UNKNOWN', `${listId} has no such versions.`);
    }
  }
}

async function load(
  database: Database,
  wish: Extract<ListWish, { command: 'load' }>,
): Promise<string[]> {
  const { source, from, sample, force } = wish;
  const files = 'dir' in from ? filesOfFolder(source, from.dir) : readAll([from.file]);
  // An own list is of the day on which its owner hands it over.
  const usual = source === 'own_block' ? isoDayOf(Date.now()) : null;
  const loaded = await loadList(database, wish.tenantId, {
    source,
    files: await files,
    publishedOn: wish.publishedOn ?? usual,
    sample,
    force,
    loadedBy: userInfo().username,
  });
  const { version, publishedOn, partiesCount } = loaded;
  const what = `${source}${sample ? ' (sample)' : ''} of ${publishedOn}, version ${version}`;
  if (loaded.kind === 'unchanged') return [`${what}: these files are in use already`];
  const { addedCount, changedCount, removedCount } = loaded;
  return [
    `${what}: ${partiesCount} parties`,
    `  ${addedCount} added, ${changedCount} changed, ${removedCount} removed`,
  ];
}

function shownList({ listId, title, publisher, versions }: ScreeningList): string[] {
  return [
    `${listId}: ${title}, ${publisher}`,
    ...versions.map(
      (it, index) =>
        `  ${index === 0 ? 'in use' : 'before'}  version ${it.version} of ${it.publishedOn}` +
        `${it.sample ? ' (sample)' : ''}, loaded ${new Date(it.loadedAtMs).toISOString()} by ` +
        `${it.loadedBy}: ${it.partiesCount} parties, ${it.addedCount} added, ` +
        `${it.changedCount} changed, ${it.removedCount} removed`,
    ),
  ];
}

function shownDiff(diff: ListDiff): string[] {
  return [
    `${diff.listId}, version ${diff.from} to ${diff.to}: ${diff.addedCount} added, ` +
      `${diff.changedCount} changed, ${diff.removedCount} removed`,
    ...diff.added.map((it) => `  + ${it.partyId} ${it.name}`),
    ...diff.changed.map((it) => `  ~ ${it.partyId} ${it.name}: ${it.fields.join(', ')}`),
    ...diff.removed.map((it) => `  - ${it.partyId} ${it.name}`),
  ];
}
