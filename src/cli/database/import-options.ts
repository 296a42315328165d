import { parseWords, refusalOf } from '../command-line.ts';

const IMPORT_KINDS = [
  'scms',
  'suppliers',
  'catalogue',
  'outcomes',
  'agreements',
  'substitutes',
  'unspsc',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export type ImportWish = {
  kind: ImportKind;
  file: string;
  tenantId: string;
  skipBadRows: boolean;
  dataDir: string;
};

export const importHelp = `npm run import -- KIND FILE [options]

  KIND               ${IMPORT_KINDS.join(', ')}; also as --kind KIND

  --tenant ID        whose data it becomes (default main)
  --skip-bad-rows    take the good rows and report the others; else one bad row refuses the file
  --data DIR         folder of the running Parley (default .data); DATABASE_URL goes first
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseImportWish(args: readonly string[]): ImportWish {
  const { values, positionals } = parse(args);
  const [wanted, file, ...more] =
    values.kind === undefined ? positionals : [values.kind, ...positionals];
  const kind = IMPORT_KINDS.find((it) => it === wanted);
  if (kind === undefined) throw refusal(`the kind must be one of ${IMPORT_KINDS.join(', ')}`);
  if (file === undefined || more.length > 0) throw refusal('name exactly one file');
  return {
    kind,
    file,
    tenantId: values.tenant ?? 'main',
    skipBadRows: values['skip-bad-rows'] === true,
    dataDir: values.data ?? '.data',
  };
}

function parse(args: readonly string[]) {
  return parseWords(importHelp, {
    args: [...args],
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      tenant: { type: 'string' },
      data: { type: 'string' },
      'skip-bad-rows': { type: 'boolean' },
    },
  });
}

const refusal = (because: string) => refusalOf(importHelp, because);
