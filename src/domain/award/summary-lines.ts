/** Bounds of a case summary: lines, and characters of each. */
const SUMMARY_LINES_MAX = 30;
const SUMMARY_LINE_CHARS_MAX = 1_000;

/** Fits sentences into a summary; what does not fit is counted in the last line, never dropped unsaid. */
export function fitSummary(lines: readonly string[]): string[] {
  const cut = lines.map((it) => it.slice(0, SUMMARY_LINE_CHARS_MAX));
  if (cut.length <= SUMMARY_LINES_MAX) return cut;
  const kept = cut.slice(0, SUMMARY_LINES_MAX - 1);
  return [
    ...kept,
    `And ${cut.length - kept.length} more; the award and the decisions have them all.`,
  ];
}
