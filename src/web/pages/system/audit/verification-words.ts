import type { z } from 'zod';
import type { AuditVerificationAnswer } from '#contracts/audit.ts';
import { count } from '../../../display/money.ts';

type Verification = z.infer<typeof AuditVerificationAnswer>;
type Words = { title: string; sentence: string; holds: boolean };

/** What a verification of the trail came to, for somebody who has to rely on it. */
export function verificationWords({ eventsCount, earlierRowsCount, finding }: Verification): Words {
  const earlier =
    earlierRowsCount === 0
      ? ''
      : ` ${count(earlierRowsCount)} rows are from before the trail began and are not vouched for.`;
  if (finding === null) {
    return {
      holds: true,
      title: 'The trail holds',
      sentence:
        `All ${count(eventsCount)} events are as they were written, in their order, and every row ` +
        `they vouch for is unchanged.${earlier}`,
    };
  }
  const where = finding.sequence === null ? '' : ` at event ${count(finding.sequence)}`;
  return {
    holds: false,
    title: `The trail does not hold${where}`,
    sentence:
      `${sentenceOf(finding.because)} What comes before is as it was written; what comes after ` +
      `cannot be relied on until this is explained.${earlier}`,
  };
}

const sentenceOf = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;
