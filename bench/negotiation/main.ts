import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Lets our bargainers play the public set of the negotiation benchmark beside native agents:
 * `npm run bench:negotiation -- --reps 2`. Its Python packages are a development tool that is
 * neither shipped nor linked; the first run puts them into a folder of their own.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const python = `${here}venv/bin/python`;
const negotiator = fileURLToPath(new URL('../../src/cli/negotiator.ts', import.meta.url));
const ours = (name: string, options = '') =>
  `${name}=${process.execPath} ${negotiator}${options === '' ? '' : ` ${options}`}`;

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { cwd: here, stdio: 'inherit' });
  if (error !== undefined) throw new Error(`${command} could not run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(python)) {
  console.log('Installing the benchmark (Python 3.11, about 1 GB) into bench/negotiation/venv');
  run('python3', ['-m', 'venv', 'venv']);
  run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', 'requirements.txt']);
  const anl = ['install', '--quiet', '--no-deps', '--requirement', 'requirements-anl.txt'];
  run(python, ['-m', 'pip', ...anl]);
}
const players = [
  ours('parley'),
  ours('without-model', '--without model'),
  ours('without-plan', '--without plan'),
  ours('without-acceptance', '--without acceptance'),
  ours('micro', '--strategy micro'),
  'native:Boulware',
  'native:nl-AgentGG',
];
const asked = process.argv.slice(2);
run(python, [
  'negbench.py',
  'run',
  '--set',
  'public',
  '--brief',
  ...players.flatMap((it) => ['--player', it]),
  ...asked,
]);
