import { TestWorkflowEnvironment } from '@temporalio/testing';
import { TEMPORAL_CLI_VERSION } from './version.ts';

// Run by sdk-download.ts as a process of its own: node sdk-download-run.ts FOLDER
const [downloadDir] = process.argv.slice(2);
if (downloadDir === undefined) throw new Error('which folder?');
const version = `v${TEMPORAL_CLI_VERSION}`;
try {
  const server = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', version, downloadDir } },
  });
  await server.teardown();
} catch (cause) {
  process.stderr.write(`${String((cause as Error).message).replaceAll('\n', ' ')}\n`);
  process.exitCode = 1;
}
