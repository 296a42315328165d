const KILO = 1_024;
/** What the API takes at most, far more than the lines of a request need; more is not sent at all. */
const BYTES_MAX = 256 * KILO;

/** Why a file of lines is not worth sending; null = it is. */
export function fileFault({ size, name }: { size: number; name: string }): string | null {
  if (size === 0) return `${name} is empty.`;
  if (size <= BYTES_MAX) return null;
  const [has, may] = [size, BYTES_MAX].map((it) => Math.ceil(it / KILO).toLocaleString());
  return `${name} has ${has} kB; a file of lines may have ${may} kB. Nothing was sent: split it, or leave columns out that are not needed.`;
}
