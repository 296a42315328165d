/**
 * Records the histories of one case for the replay tests: `npm run record-histories -- --address
 * HOST:PORT --case TENANT/CASE --name what-it-shows`. Recorded files are only added, never replaced.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { AGENT_ROLES } from '#contracts/roles.ts';
import { workflowIdOf } from '#kit/directory.ts';

const { values } = parseArgs({
  options: { address: { type: 'string' }, case: { type: 'string' }, name: { type: 'string' } },
});
const [tenantId = '', conversationId = ''] = (values.case ?? '').split('/');
const connection = await Connection.connect({ address: values.address ?? '127.0.0.1:7233' });
const client = new Client({ connection });

for (const role of AGENT_ROLES) {
  const file = fileURLToPath(new URL(`./histories/${role}.${values.name ?? 'case'}.json`, import.meta.url));
  if (existsSync(file)) throw new Error(`${file} exists; a recorded history is never replaced`);
  const workflowId = workflowIdOf({ tenantId, conversationId, role });
  const history = await client.workflow.getHandle(workflowId).fetchHistory().catch(() => null);
  if (history === null) continue;
  writeFileSync(file, `${JSON.stringify(historyToJSON(history))}\n`);
  console.log(`${role}: ${history.events?.length ?? 0} events`);
}
await connection.close();
