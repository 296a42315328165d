/**
 * Records histories for the replay tests: `npm run record-histories -- --name 0.2`, and with
 * `--case KIND` only that case. Runs the cases on a Parley of its own and keeps the history of every
 * agent. Recorded files are only added: a name that exists is refused.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { AGENT_ROLES } from '#contracts/roles.ts';
import { orderWorkflowId } from '#domain/order/workflow-id.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { DeskClient } from '../../src/cli/demo/desk-client.ts';
import { withDesk } from '../../src/cli/demo/own-desk.ts';
import type { PresetName } from '#domain/intake/presets.ts';
import { presets, toRequest } from '#domain/intake/presets.ts';
import { chooseAnother } from './choose-another.ts';

type Recording = {
  kind: string;
  preset: PresetName;
  /** Without a seed agents ask the memory. */
  seed?: number;
  /** What people do while the case runs. */
  meanwhile?: (desk: DeskClient, caseId: string) => Promise<void>;
};

const { values } = parseArgs({ options: { name: { type: 'string' }, case: { type: 'string' } } });
if (values.name === undefined) throw new Error('say --name VERSION, such as 0.2');
const version = values.name;
const SEED = 11;
/** By then a simulated supplier has answered its order. */
const ANSWERED_MS = 3_000;
const recordings: readonly Recording[] = [
  { kind: 'equipment-75k', preset: 'equipment-75k', seed: SEED },
  { kind: 'low-budget', preset: 'low-budget', seed: SEED },
  { kind: 'no-market', preset: 'no-market', seed: SEED },
  { kind: 'equipment-75k-advised', preset: 'equipment-75k' },
  { kind: 'own-choice', preset: 'high-budget', seed: SEED, meanwhile: chooseAnother },
];
const wanted = recordings.filter((it) => values.case === undefined || it.kind === values.case);

const dataDir = await mkdtemp(join(tmpdir(), 'parley-record-'));
process.env.PARLEY_SIMULATED_REPLY_MS = '100';
process.env.PARLEY_APPROVAL_TIMEOUT_MS = '2000';
await withDesk(dataDir, console.log, async (desk) => {
  const { temporal } = JSON.parse(await readFile(join(dataDir, 'endpoints.json'), 'utf8')) as {
    temporal: string;
  };
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  for (const it of wanted) await record(desk, client, it);
  await connection.close();
});
await rm(dataDir, { recursive: true, force: true });

async function record(
  desk: DeskClient,
  client: Client,
  { kind, preset, seed, meanwhile }: Recording,
): Promise<void> {
  const seeded = seed === undefined ? {} : { seed };
  const request = { ...toRequest(presets[preset], Date.now()), ...seeded };
  const { id } = await desk.post<{ id: string }>('/v1/procurements', request);
  await meanwhile?.(desk, id);
  for await (const _ of desk.events(id));
  for (const role of AGENT_ROLES) {
    const handle = client.workflow.getHandle(
      workflowIdOf({ tenantId: 'main', conversationId: id, role }),
    );
    // Not every case needs every agent.
    const history = await handle.result().then(
      () => handle.fetchHistory(),
      () => null,
    );
    if (history !== null) keep(`${role}.${version}-${kind}.json`, historyToJSON(history));
  }
  if (seed !== undefined) await recordOrders(desk, client, id, kind);
}

type Orders = {
  items: { orderNo: string; supplierId: string; status: string; linesCount: number }[];
};

/** Orders are taken back, so that their workflows end. */
async function recordOrders(
  desk: DeskClient,
  client: Client,
  caseId: string,
  kind: string,
): Promise<void> {
  const { items } = await desk.get<Orders>(`/v1/orders?caseId=${caseId}`);
  for (const { orderNo } of items) {
    await setTimeout(ANSWERED_MS);
    await desk.post(`/v1/orders/${orderNo}/cancel`, { because: 'recorded for the replay tests' });
    const handle = client.workflow.getHandle(orderWorkflowId({ tenantId: 'main', orderNo }));
    await handle.result();
    keep(`purchaseOrder.${version}-${kind}.json`, historyToJSON(await handle.fetchHistory()));
  }
}

function keep(file: string, json: string): void {
  const path = fileURLToPath(new URL(`./histories/${file}`, import.meta.url));
  if (existsSync(path)) throw new Error(`${file} exists; a recorded history is never replaced`);
  writeFileSync(path, `${JSON.stringify(JSON.parse(json))}\n`);
  console.log(file);
}
