import type { ProcurementRequest } from '#contracts/http.ts';
import type { DraftedRequest } from '#contracts/intake.ts';

type Line = ProcurementRequest['lines'][number];
type Preferences = NonNullable<ProcurementRequest['preferences']>;

/** A line as the form holds it; what is not said is empty. */
export type LineValues = {
  /** Of the row on screen, whatever its place. */
  key: string;
  /** Catalogue item; '' = only words are known. */
  item: string;
  description: string;
  classification: Line['classification'] | null;
  quantity: number | '';
  unitCode: Line['unitCode'];
  mustHave: string[];
  substitutesAllowed: boolean;
};

/** The form; the paths of its fields are those of the request, so that findings name them. */
export type FormValues = {
  title: string;
  lines: LineValues[];
  budget: { amountMinor: number | ''; currency: string };
  needBy: string | null;
  urgency: ProcurementRequest['urgency'];
  priorities: NonNullable<ProcurementRequest['priorities']>;
  preferences: {
    countries: string[];
    certificates: string[];
    incoterms: NonNullable<Preferences['incoterms']>;
    leadTimeDaysMax: number | '';
    warrantyMonthsMin: number | '';
    onTimeBpMin: number | '';
    preferredSupplierIds: string[];
    excludedSupplierIds: string[];
    partialAllowed: boolean;
  };
  singleSourceReason: string;
  costCentre: string;
  deliveryPlace: string;
};

export const emptyLine = (key: string): LineValues => ({
  key,
  item: '',
  description: '',
  classification: null,
  quantity: 1,
  unitCode: 'C62',
  mustHave: [],
  substitutesAllowed: true,
});

const EVEN = { price: 25, delivery: 25, quality: 25, risk: 25 };

export const emptyForm = (): FormValues => ({
  title: '',
  lines: [emptyLine('1')],
  budget: { amountMinor: '', currency: 'USD' },
  needBy: null,
  urgency: 'medium',
  priorities: EVEN,
  preferences: {
    countries: [],
    certificates: [],
    incoterms: [],
    leadTimeDaysMax: '',
    warrantyMonthsMin: '',
    onTimeBpMin: '',
    preferredSupplierIds: [],
    excludedSupplierIds: [],
    partialAllowed: true,
  },
  singleSourceReason: '',
  costCentre: '',
  deliveryPlace: '',
});

const isBlank = ({ item, description }: LineValues): boolean =>
  item === '' && description.trim() === '';

/** A key that no line of the form has yet. */
export const freshKey = (lines: readonly LineValues[]): string =>
  String(Math.max(0, ...lines.map((it) => Number(it.key))) + 1);

/** A line of a request as the form holds it; what is not known of it is to be filled in. */
const lineValues = (line: Partial<Line>, key: string): LineValues => ({
  ...emptyLine(key),
  ...line,
  quantity: line.quantity ?? '',
  item: line.item ?? '',
  description: line.description ?? line.item ?? '',
  classification: line.classification ?? null,
  mustHave: line.mustHave ?? [],
  substitutesAllowed: line.substitutesAllowed ?? true,
});

/** The form with what was understood written over it; what was not said stays as it is. */
export function filledFrom(form: FormValues, drafted: DraftedRequest): FormValues {
  const { lines, budget, preferences, priorities, ...plain } = drafted;
  return {
    ...form,
    ...plain,
    ...(lines !== undefined && { lines: lines.map((it, at) => lineValues(it, String(at + 1))) }),
    budget: { ...form.budget, ...budget },
    ...(priorities !== undefined && { priorities }),
    preferences: { ...form.preferences, ...preferences },
  };
}

/** The form with more lines; rows that nobody has filled in make place. */
export function withLines(form: FormValues, lines: readonly Line[]): FormValues {
  const kept = form.lines.filter((it) => !isBlank(it));
  const first = Number(freshKey(kept));
  return {
    ...form,
    lines: [...kept, ...lines.map((it, at) => lineValues(it, String(first + at)))],
  };
}

/** What an offered fix puts into a field: nothing empties it, whatever the field holds. */
export function fixedValue(current: unknown, value: unknown): unknown {
  if (value !== null && value !== undefined) return value;
  return Array.isArray(current) ? [] : '';
}
