import { LIST_SOURCES } from '#contracts/screening.ts';
import type { ListSource } from '#contracts/screening.ts';
import { parseWords, refusalOf } from '../command-line.ts';

type Common = { tenantId: string; dataDir: string };
export type ListWish = Common &
  (
    | {
        command: 'load';
        source: ListSource;
        from: { dir: string } | { file: string };
        publishedOn: string | null;
        sample: boolean;
        force: boolean;
      }
    | { command: 'show' }
    | { command: 'diff'; source: ListSource; versions: { from: number; to: number } }
  );

export const listHelp = `npm run lists -- COMMAND [options]

  load --source SOURCE --dir DIR | --file FILE [--published-on DATE] [--sample] [--force]
  show
  diff --source SOURCE --from VERSION --to VERSION

  SOURCE             ${LIST_SOURCES.join(', ')}
  --published-on     day of the list; needed where its files carry no date (OFAC)
  --sample           shown as a sample wherever the list is named
  --force            take a list that is older, or that lost more than half of its parties
  --tenant ID        whose list it is (default main)
  --data DIR         folder of the running Parley (default .data); DATABASE_URL goes first
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseListWish(args: readonly string[]): ListWish {
  const { values, positionals } = parse(args);
  const [command, ...more] = positionals;
  if (more.length > 0) throw refusal(`there is no ${more.join(' ')}`);
  const common = { tenantId: values.tenant ?? 'main', dataDir: values.data ?? '.data' };
  switch (command) {
    case 'load':
      return {
        ...common,
        command,
        source: sourceOf(values.source),
        from: placeOf(values),
        publishedOn: values['published-on'] ?? null,
        sample: values.sample === true,
        force: values.force === true,
      };
    case 'show':
      return { ...common, command };
    case 'diff': {
      const versions = { from: versionOf('from', values.from), to: versionOf('to', values.to) };
      return { ...common, command, source: sourceOf(values.source), versions };
    }
    default:
      throw refusal('say load, show or diff');
  }
}

function sourceOf(text: string | undefined): ListSource {
  const source = LIST_SOURCES.find((it) => it === text);
  if (source === undefined) throw refusal(`--source must be one of ${LIST_SOURCES.join(', ')}`);
  return source;
}

function placeOf({ dir, file }: { dir?: string; file?: string }) {
  if (dir !== undefined && file === undefined) return { dir };
  if (file !== undefined && dir === undefined) return { file };
  throw refusal('name either --dir or --file');
}

function versionOf(name: string, text: string | undefined): number {
  if (text !== undefined && /^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw refusal(`--${name} must be the number of a version`);
}

function parse(args: readonly string[]) {
  return parseWords(listHelp, {
    args: [...args],
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      dir: { type: 'string' },
      file: { type: 'string' },
      'published-on': { type: 'string' },
      sample: { type: 'boolean' },
      force: { type: 'boolean' },
      from: { type: 'string' },
      to: { type: 'string' },
      tenant: { type: 'string' },
      data: { type: 'string' },
    },
  });
}

const refusal = (because: string) => refusalOf(listHelp, because);
