import type { AuditHead } from '#memory/audit/chain-check.ts';
import { parseWords, refusalOf } from '../command-line.ts';

export type VerifyWish = {
  /** Null = every tenant that has a trail. */
  tenantId: string | null;
  noted: AuditHead | null;
  dataDir: string;
};

export const verifyHelp = `npm run audit:verify [-- options]

  --tenant ID        one tenant's trail (default: every one)
  --head SEQ:HASH    a head noted earlier, which must still be in the trail; needs --tenant
  --data DIR         folder of the running Parley (default .data); DATABASE_URL goes first
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseVerifyWish(args: readonly string[]): VerifyWish {
  const values = parse(args, verifyHelp, ['tenant', 'head', 'data']);
  const tenantId = values.tenant ?? null;
  if (values.head !== undefined && tenantId === null) {
    throw refusalOf(verifyHelp, '--head is of one tenant: name it with --tenant');
  }
  return { tenantId, noted: parseHead(values.head), dataDir: values.data ?? '.data' };
}

function parseHead(text: string | undefined): AuditHead | null {
  if (text === undefined) return null;
  const [, sequence, hash] = /^(\d{1,15}):([\da-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined || hash === undefined) {
    throw refusalOf(verifyHelp, '--head is a sequence, a colon and 64 hexadecimal digits');
  }
  return { sequence: Number(sequence), hash };
}

export type ExportWish = { tenantId: string; caseId: string; file: string; dataDir: string };

export const exportHelp = `npm run audit:export -- --case ID --out FILE.html [options]

  --tenant ID        whose case it is (default main)
  --data DIR         folder of the running Parley (default .data); DATABASE_URL goes first
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseExportWish(args: readonly string[]): ExportWish {
  const values = parse(args, exportHelp, ['case', 'out', 'tenant', 'data']);
  if (values.case === undefined) throw refusalOf(exportHelp, 'name the case with --case');
  if (values.out === undefined) throw refusalOf(exportHelp, 'name the file to write with --out');
  const { tenant: tenantId = 'main', data: dataDir = '.data' } = values;
  return { tenantId, caseId: values.case, file: values.out, dataDir };
}

function parse<Name extends string>(
  args: readonly string[],
  help: string,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((it) => [it, { type: 'string' as const }]));
  return parseWords(help, { args: [...args], options }).values as Partial<Record<Name, string>>;
}
