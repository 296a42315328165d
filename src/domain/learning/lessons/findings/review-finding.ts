import { shareOfBelief } from '../../posterior.ts';
import type { Finding } from '../finding.ts';
import { scopeOf } from '../scope.ts';
import type { Numbered } from './numbered.ts';
import { evidenceOf, holdsLater } from './numbered.ts';
import type { FindingSpan } from './supplier-findings.ts';

/** Before anybody answered: as likely overturned as not, worth two answers. */
const PRIOR = { mean: 0.5, strength: 2 };

/**
 * How often people let pass what compliance had stopped for them to look at.
 * @param all answers of people that count, of one kind of review
 */
export function reviewFinding(
  all: readonly Numbered[],
  about: string,
  { afterNo, upToNo }: FindingSpan,
): Finding {
  const answered = all.filter(
    ({ observation: it }) =>
      it.kind === 'approval' && (it.body.status === 'approved' || it.body.status === 'rejected'),
  );
  const strength = PRIOR.strength + answered.length;
  const mean = (PRIOR.mean * PRIOR.strength + passedCount(answered)) / strength;
  const side = { mean, noEffect: PRIOR.mean };
  return {
    topic: 'reviews',
    scope: scopeOf({ context: about }),
    option: null,
    estimate: shareOfBelief({
      mean,
      strength,
      variance: mean * (1 - mean),
      sampleSize: answered.length,
      fromElsewhere: PRIOR.strength,
    }),
    noEffect: PRIOR.mean,
    holdsOutOfSample: holdsLater(answered, side, (it) => passedCount(it) / it.length),
    evidence: evidenceOf(answered, { afterNo, upToNo }),
  };
}

const passedCount = (all: readonly Numbered[]): number =>
  all.filter(({ observation: it }) => it.kind === 'approval' && it.body.status === 'approved')
    .length;
