import { writeFile } from 'node:fs/promises';
import { adviseBench } from './advise/index.ts';
import { agentsBench } from './agents/index.ts';
import { learningBenchHelp, parseLearningBenchOptions } from './options.ts';
import { realBench } from './real/index.ts';
import { worldBench } from './world/index.ts';

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(learningBenchHelp);
} else {
  const { parts, seeds, quick, file, json } = parseLearningBenchOptions(args);
  if (parts.includes('real')) console.log(`${await realBench({ file })}\n`);
  if (parts.includes('world')) {
    const startedAtMs = performance.now();
    const { text, data } = worldBench(seeds);
    const seconds = (performance.now() - startedAtMs) / 1_000;
    console.log(`${text}\n\n  ${seconds.toFixed(1)} s for the simulated world`);
    if (json !== undefined) await writeFile(json, `${JSON.stringify(data, null, 2)}\n`);
  }
  if (parts.includes('advice')) console.log(`\n${await adviseBench({ quick })}`);
  if (parts.includes('agents')) console.log(`\n${await agentsBench({ quick })}`);
}
