import { fileURLToPath } from 'node:url';
import { ParleyError } from '#contracts/errors.ts';
import { addressBlock } from './start/address-block.ts';
import { openInBrowser } from './start/browser.ts';
import { parseStartOptions, startHelp } from './start/options.ts';
import { prepareDatabase } from './start/prepare-database.ts';
import { runSampleProcurement } from './start/sample-procurement.ts';
import { startParley } from './start/start-parley.ts';
import { watchStopSignals } from './start/stop-signals.ts';

const script = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2), process.env);
  if (options.help) return say(startHelp);
  const parts = {
    apiScript: script('../api/main.ts'),
    workerScript: script('../worker/main.ts'),
    prepareDatabase,
  };
  const run = startParley(options, parts, {
    onProgress: (line) => say(`· ${line}`),
    onLost: (what, reason) => stop.because(new Error(`${what} cannot be kept running. ${reason}`)),
  });
  const stop = watchStopSignals(run, say);
  try {
    const parley = await Promise.race([run.started, stop.asked]);
    if (parley !== undefined) {
      say(addressBlock(parley));
      if (options.browser) openInBrowser(parley.endpoints.api);
      if (parley.sampleDataImported && options.demo) {
        await runSampleProcurement(script('demo.ts'), parley, stop.asked);
      }
      await stop.asked;
    }
  } finally {
    await run.stop();
  }
  say('Parley has stopped.');
}

main().then(
  () => process.exit(0),
  (cause: unknown) => {
    const known = cause instanceof ParleyError;
    console.error(known ? `\n${cause.code}: ${cause.message}` : cause);
    process.exit(1);
  },
);
