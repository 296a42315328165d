import { ParleyError } from '#contracts/errors.ts';
import type { ProcurementRequest } from '#contracts/http.ts';
import type { PresetName } from '#domain/intake/presets.ts';
import { PRESET_NAMES, presets, toRequest } from '#domain/intake/presets.ts';
import { minorDigits } from '#domain/money.ts';
import { parseWords } from '../command-line.ts';

export type DemoOptions = {
  request: ProcurementRequest;
  about: string;
  dataDir: string;
  /** How the demo answers questions to people; `none` leaves them to you. */
  answer: 'approve' | 'reject' | 'none';
  /** So many requests of all kinds instead of one; null = one. */
  mixedCount: number | null;
  /** Prints one JSON object at the end instead of the conversation. */
  json: boolean;
  help: boolean;
};

export const demoHelp = `npm run demo -- [options]

  --scenario NAME   ${PRESET_NAMES.join(', ')}
  --item "..."      what is needed, in words (instead of a scenario)
  --quantity N      pieces (default 1)
  --budget AMOUNT   whole units of the currency, such as 75000 (default 75000)
  --currency CODE   default USD
  --urgency LEVEL   low, medium, high or critical (default medium)
  --need-in DAYS    days until the goods must be there (default 150)
  --unit CODE       UN/ECE code (default C62, piece; PK for medicines)
  --suppliers a,b   suppliers you would like to see in it
  --seed N          the same seed gives the same outcome
  --answer HOW      approve, reject or none: what the demo says when a person is asked
  --mixed N         N requests of all kinds instead of one, and how many ended in an award
  --data DIR        of the Parley to use (default .data)
  --json            print the result as JSON
`;

const options = {
  scenario: { type: 'string' },
  sample: { type: 'boolean' },
  item: { type: 'string' },
  quantity: { type: 'string' },
  budget: { type: 'string' },
  currency: { type: 'string' },
  urgency: { type: 'string' },
  'need-in': { type: 'string' },
  unit: { type: 'string' },
  suppliers: { type: 'string' },
  seed: { type: 'string' },
  answer: { type: 'string' },
  mixed: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws ParleyError CONFIG_INVALID naming the option and what it may be */
export function parseDemoOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  nowMs: number,
): DemoOptions {
  const values = read(args);
  const scenario = scenarioOf(
    values.sample === true ? 'equipment-75k' : values.scenario,
    values.item,
  );
  const base = toRequest({ ...presets[scenario], ...customOf(values) }, nowMs);
  const answer = values.answer ?? usualAnswer(scenario);
  if (answer !== 'approve' && answer !== 'reject' && answer !== 'none') {
    throw wrong('--answer', answer, 'approve, reject or none');
  }
  return {
    request: {
      ...base,
      ...(values.seed !== undefined && { seed: wholeNumber('--seed', values.seed, 0) }),
      ...(values.suppliers !== undefined && {
        preferences: {
          ...base.preferences,
          preferredSupplierIds: values.suppliers.split(',').map((it) => it.trim()),
        },
      }),
    },
    about: values.item === undefined ? presets[scenario].about : 'Your own request.',
    dataDir: values.data ?? env.PARLEY_DATA_DIR ?? '.data',
    answer,
    mixedCount: values.mixed === undefined ? null : wholeNumber('--mixed', values.mixed, 1),
    json: values.json === true,
    help: values.help === true,
  };
}

/** What the demo says to questions for a person; on a shoestring nobody raises the budget. */
const usualAnswer = (scenario: PresetName) => (scenario === 'low-budget' ? 'reject' : 'approve');

type Values = ReturnType<typeof read>;

function read(args: readonly string[]) {
  return parseWords(demoHelp, { args: [...args], options }).values;
}

function scenarioOf(name: string | undefined, item: string | undefined): PresetName {
  if (name === undefined || item !== undefined) return 'equipment-75k';
  const known = PRESET_NAMES.find((it) => it === name);
  if (known === undefined) throw wrong('--scenario', name, PRESET_NAMES.join(', '));
  return known;
}

/** What replaces the scenario's own words; the API checks the rest. */
function customOf(values: Values) {
  const { item, currency = 'USD', urgency } = values;
  const quantity = wholeNumber('--quantity', values.quantity ?? '1', 1);
  const unitCode = (values.unit ?? 'C62') as ProcurementRequest['lines'][number]['unitCode'];
  return {
    ...(item !== undefined && { title: item, lines: [{ description: item, quantity, unitCode }] }),
    ...(values.budget !== undefined && {
      budget: {
        amountMinor: wholeNumber('--budget', values.budget, 1) * 10 ** minorDigits(currency),
        currency,
      },
    }),
    ...(urgency !== undefined && { urgency: urgency as ProcurementRequest['urgency'] }),
    ...(values['need-in'] !== undefined && {
      needInDays: wholeNumber('--need-in', values['need-in'], 0),
    }),
  };
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = /^\d{1,12}$/.test(text) ? Number(text) : -1;
  if (value < least) throw wrong(option, text, `a whole number from ${least}`);
  return value;
}

const wrong = (option: string, given: string, allowed: string) =>
  new ParleyError('CONFIG_INVALID', `${option}: "${given}" is not possible; use ${allowed}`);
