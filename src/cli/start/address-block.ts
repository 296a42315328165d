import { relative } from 'node:path';
import type { Parley } from './start-parley.ts';

/** What a person is shown once Parley is up; new keys are shown here and never again. */
export function addressBlock({ engine, endpoints, firstKey, approverKey }: Parley): string {
  const shown = relative(process.cwd(), engine.dataDir) || engine.dataDir;
  const folder = shown.startsWith('..') ? engine.dataDir : shown;
  const rows: [name: string, value: string | null][] = [
    ['Desk', endpoints.api],
    ['API page', endpoints.docs],
    ['OpenAPI', endpoints.openapi],
    ['Temporal UI', endpoints.temporalUi],
    ['Temporal', `${endpoints.temporal} (server ${engine.temporal.version})`],
    ['Database', endpoints.database],
    ['State, logs', folder],
    ['API key', firstKey ?? `see ${folder}/first-api-key`],
    ['Approver key', approverKey ?? `see ${folder}/approver-api-key`],
  ];
  const lines = rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `  ${name.padEnd(12)} ${value}`);
  const note =
    firstKey === null && approverKey === null
      ? []
      : [`  (shown once, and kept in ${folder}; nobody decides about their own request)`];
  return ['', 'Parley is ready.', '', ...lines, ...note, '', '  Ctrl-C stops it.', ''].join('\n');
}
