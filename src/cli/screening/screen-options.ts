import { parseWords, refusalOf } from '../command-line.ts';

export type ScreenWish = { listFolder: string; queryFile: string; limit: number };

const LIMIT_DEFAULT = 20;
const LIMIT_MAX = 1000;

export const screenHelp = `npm run -s screen -- --list DIR --queries FILE.jsonl [options]

  --list DIR        folder with sdn.csv, alt.csv and add.csv in OFAC's legacy layout
  --queries FILE    one query a line: {"id": "1", "name": "...", "country": "MX"}; country may be missing
  --limit N         hits a query at most (default ${LIMIT_DEFAULT})

Writes one line a query: {"id": "1", "hits": [{"ent_num": 306, "score": 0.93}]}
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseScreenWish(args: readonly string[]): ScreenWish {
  const { list, queries, limit } = parse(args);
  if (list === undefined) throw refusal('--list is missing');
  if (queries === undefined) throw refusal('--queries is missing');
  const hitsMax = limit === undefined ? LIMIT_DEFAULT : Number(limit);
  if (!Number.isInteger(hitsMax) || hitsMax < 1 || hitsMax > LIMIT_MAX) {
    throw refusal(`--limit must be a whole number from 1 to ${LIMIT_MAX}`);
  }
  return { listFolder: list, queryFile: queries, limit: hitsMax };
}

function parse(args: readonly string[]) {
  return parseWords(screenHelp, {
    args: [...args],
    options: {
      list: { type: 'string' },
      queries: { type: 'string' },
      limit: { type: 'string' },
    },
  }).values;
}

const refusal = (because: string) => refusalOf(screenHelp, because);
