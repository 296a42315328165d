export type PastChoice = { context: string; chosen: string; rewardBp: number };

/** So many choices of a narrower group outweigh the wider one. */
const STRENGTH = 5;
const MIDDLE_BP = 5_000;

type Sum = { count: number; total: number };

/**
 * What each choice was expected to bring by option, learnt from all the other choices: the mean of the
 * option in its context, leaning on the option's everywhere, leaning on that of all.
 * @returns for each choice, in order, the expectation of each option in basis points
 */
export function expectedRewards(
  choices: readonly PastChoice[],
  options: readonly string[],
): ReadonlyMap<string, number>[] {
  const sums = new Map<string, Sum>();
  for (const it of choices) {
    for (const key of keysOf(it, it.chosen)) {
      const { count, total } = sums.get(key) ?? { count: 0, total: 0 };
      sums.set(key, { count: count + 1, total: total + it.rewardBp });
    }
  }
  return choices.map(
    (it) => new Map(options.map((option) => [option, expected(sums, it, option)])),
  );
}

function expected(sums: ReadonlyMap<string, Sum>, it: PastChoice, option: string): number {
  let mean = MIDDLE_BP;
  const own = new Set(keysOf(it, it.chosen));
  for (const key of keysOf(it, option)) {
    const { count = 0, total = 0 } = sums.get(key) ?? {};
    // A choice says nothing about itself.
    const [others, rest] = own.has(key) ? [count - 1, total - it.rewardBp] : [count, total];
    mean = (rest + STRENGTH * mean) / (others + STRENGTH);
  }
  return mean;
}

const keysOf = ({ context }: PastChoice, option: string): string[] => [
  '*',
  `option ${option}`,
  `${option} in ${context}`,
];
