import { ParleyError } from '#contracts/errors.ts';

/** Findings printed with a refusal; the rest is counted. */
const ISSUES_SHOWN_MAX = 20;

/** Runs a command to its end: exit code 0, or 1 after saying what is wrong and where. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (cause) {
    process.exitCode = 1;
    if (!(cause instanceof ParleyError)) return console.error(cause);
    console.error(`${cause.code}: ${cause.message}`);
    const { issues } = cause;
    for (const { path, message } of issues.slice(0, ISSUES_SHOWN_MAX)) {
      console.error(`  ${path}: ${message}`);
    }
    if (issues.length > ISSUES_SHOWN_MAX) {
      console.error(`  and ${issues.length - ISSUES_SHOWN_MAX} more`);
    }
  }
}
