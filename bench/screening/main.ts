import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { filesOfFolder } from '#memory/lists/list-files.ts';
import { listFormats } from '#memory/lists/list-formats.ts';
import { percentile } from '../statistics.ts';
import { editSimilarity, equalNames, parley } from './contenders.ts';
import type { Contender } from './contenders.ts';
import { withMadeParties } from './made-parties.ts';
import { scoreOf } from './score.ts';
import type { Question, Score } from './score.ts';
import { keptBytes, reportSize } from './size.ts';

/** Of RESULTS.md beside the public queries; measured elsewhere, so only to see where one stands. */
const anchors = [
  'nomenklatura logic-v2 (yente)   F1 0.916  AP 0.979  negatives alerted 0.042  141.8 ms a query',
  'character 2-4-gram TF-IDF       F1 0.871  AP 0.966  negatives alerted 0.151    2.3 ms a query',
  'rapidfuzz Jaro-Winkler          F1 0.854  AP 0.921  negatives alerted 0.108    2.7 ms a query',
];

const { values: options } = parseArgs({
  options: {
    public: { type: 'string', default: 'bench/screening/public/public.jsonl' },
    list: { type: 'string', default: 'data/ofac-sdn-2021-07' },
    parties: { type: 'string' },
  },
});

const questions = (await readFile(options.public, 'utf8'))
  .split('\n')
  .filter((it) => it.trim() !== '')
  .map((it): Question => JSON.parse(it));
const { parties, loadMs } = await loadParties(options.list);

if (options.parties === undefined) {
  reportQuality();
} else {
  const count = Number(options.parties);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error('--parties wants a whole number');
  reportSize(withMadeParties(parties, count), questions);
}

/** How well names are told apart, beside two other methods. */
function reportQuality(): void {
  const keptBefore = keptBytes();
  const indexing = performance.now();
  const ours = parley(parties);
  const indexMs = performance.now() - indexing;
  const keptMb = (keptBytes() - keptBefore) / 1e6;

  console.log(
    `${parties.length} parties with ${parties.reduce((sum, it) => sum + it.names.length, 0)} names, ` +
      `${questions.length} queries\n` +
      `list read in ${loadMs.toFixed(0)} ms, indexed in ${indexMs.toFixed(0)} ms, index ${keptMb.toFixed(0)} MB\n`,
  );
  console.log(
    row([
      '',
      'F1',
      'precision',
      'recall',
      'AP',
      'neg. alert',
      'wrong/neg',
      'p50 CPU ms',
      'p95',
      'p99',
    ]),
  );
  const results = [ours, equalNames(parties), editSimilarity(parties)].map(run);
  const [first] = results;
  for (const { name, score, ms } of results) {
    const { f1, precision, recall, averagePrecision, negativesAlerted, wrongHitsPerNegative } =
      score;
    const shares = [
      f1,
      precision,
      recall,
      averagePrecision,
      negativesAlerted,
      wrongHitsPerNegative,
    ];
    console.log(
      row([name, ...shares.map((it) => it.toFixed(3)), ...ms.map((it) => it.toFixed(2))]),
    );
  }
  if (first !== undefined) {
    for (const { name, score, ms } of results.slice(1)) {
      console.log(
        `Parley to ${name}: F1 ${ratio(first.score.f1, score.f1)}, AP ` +
          `${ratio(first.score.averagePrecision, score.averagePrecision)}, p95 ${ratio(first.ms[1], ms[1])}`,
      );
    }
    console.log(`\nfound, or alerted for neg_, by kind\n${kindsOf(first.score)}`);
  }
  console.log(`\nanchors of RESULTS.md, on other hardware\n  ${anchors.join('\n  ')}`);
}

async function loadParties(folder: string) {
  const start = performance.now();
  const list = listFormats.ofac_sdn.parse(await filesOfFolder('ofac_sdn', folder));
  const own = list.parties.filter((it) => it.kind === 'organisation' || it.kind === 'person');
  return { parties: own, loadMs: performance.now() - start };
}

/**
 * Times are processor time of a second pass, when the code is compiled: what one core needs, however
 * busy the machine is. The first pass gives the answers.
 */
function run({ name, threshold, answer }: Contender) {
  const answers = questions.map(answer);
  const times = questions.map((it) => {
    const start = process.cpuUsage();
    answer(it);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  const ms = [5_000, 9_500, 9_900].map((shareBp) => percentile(times, shareBp));
  return { name, score: scoreOf(questions, answers, threshold), ms };
}

function row([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(32) + cells.map((it) => it.padStart(11)).join('');
}

function ratio(one = 0, other = 0): string {
  return `${(one / other).toFixed(2)} x`;
}

function kindsOf({ kinds }: Score): string {
  return [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { count, share }]) => `  ${kind.padEnd(18)}${share.toFixed(3)} of ${count}`)
    .join('\n');
}
