/** First digits of a code that name its class: both CPV and UNSPSC part there. */
const CLASS_DIGITS = 4;

/** Scheme and class of a classification, such as `CPV 3369`; null when either is unknown. */
export const categoryOf = (scheme: string | null, code: string | null): string | null =>
  scheme === null || code === null ? null : `${scheme} ${code.slice(0, CLASS_DIGITS)}`;

/** Destination and mode, such as `ZA/Air`; what is unknown is a question mark, null when both are. */
export const laneOf = (country: string | null, mode: string | null): string | null =>
  country === null && mode === null ? null : `${country ?? '?'}/${mode ?? '?'}`;

/** Months since January 1970, UTC. */
export function monthNoOf(atMs: number): number {
  const date = new Date(atMs);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}
