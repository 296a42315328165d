/** What the API takes at most; a larger file is not sent at all. */
const BYTES_MAX = 10 * 1_024 * 1_024;
const MEGA = 1_024 * 1_024;

/** Why a file of lines is not worth sending; null = it is. */
export function fileFault({ size, name }: { size: number; name: string }): string | null {
  if (size === 0) return `${name} is empty.`;
  if (size <= BYTES_MAX) return null;
  const [has, may] = [Math.ceil(size / MEGA), BYTES_MAX / MEGA];
  return `${name} has ${has} MB; a file of lines may have ${may} MB. Nothing was sent: split it, or leave columns out that are not needed.`;
}
