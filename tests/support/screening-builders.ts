import type { ListLoad } from '#memory/lists/load-list.ts';

type Entry = {
  name: string;
  aliases?: string;
  country?: string;
  registration?: string;
  reason?: string;
  until?: string;
};

/** A tenant's own block list with these entries, of 1 March 2026. */
export const anOwnList = (
  entries: readonly Entry[],
  changes: Partial<ListLoad> = {},
): ListLoad => ({
  source: 'own_block',
  files: [
    {
      name: 'block-list.csv',
      content: ['name,aliases,country,registration_number,lei,reason,until']
        .concat(
          entries.map(
            ({
              name,
              aliases = '',
              country = '',
              registration = '',
              reason = 'fraud',
              until = '',
            }) => [name, aliases, country, registration, '', reason, until].join(','),
          ),
        )
        .join('\n'),
    },
  ],
  publishedOn: '2026-03-01',
  sample: false,
  loadedBy: 'a test',
  ...changes,
});

/** Entries of made-up firms whose names have nothing in common. */
export const strangers = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Qx${index}vw Zk${index * 7}jp` }));
