const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1_000;

/** A size such as 48 MB in the reader's way of writing. */
export function bytes(size: number): string {
  let unit = 0;
  let value = size;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: UNITS[unit] ?? 'byte',
    maximumFractionDigits: 1,
  }).format(value);
}
