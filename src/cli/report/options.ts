import { parseWords, refusalOf } from '../command-line.ts';

export type ReportWish = { about: 'learning'; tenantId: string; file: string; dataDir: string };

export const reportHelp = `npm run report -- learning [options]

  --out FILE.html    the file to write (default learning.html)
  --tenant ID        whose memory (default main)
  --data DIR         folder of the running Parley (default .data); DATABASE_URL goes first
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseReportWish(args: readonly string[]): ReportWish {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseWords(reportHelp, {
    args: [...args],
    options: { out: text, tenant: text, data: text },
    allowPositionals: true,
  });
  const [about, ...more] = positionals;
  if (about !== 'learning' || more.length > 0) {
    throw refusalOf(reportHelp, 'say what the report is about: learning');
  }
  const { out = 'learning.html', tenant = 'main', data = '.data' } = values;
  return { about, tenantId: tenant, file: out, dataDir: data };
}
