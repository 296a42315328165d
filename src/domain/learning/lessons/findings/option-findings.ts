import type { LearnedQuestion } from '#contracts/learning.ts';
import type { Cell } from '../../cells.ts';
import { armPosteriors } from '../../arms/arm-posterior.ts';
import type { ArmPosterior } from '../../arms/arm-posterior.ts';
import { Z_90 } from '../../arms/normal.ts';
import { WHOLE_BP } from '../../../basis-points.ts';
import type { Finding } from '../finding.ts';
import { scopeOf } from '../scope.ts';
import { cellsFrom, plainMean } from './counted-cells.ts';
import type { Numbered } from './numbered.ts';
import { evidenceOf, holdsLater } from './numbered.ts';
import type { FindingSpan } from './supplier-findings.ts';

/** What decisions chose, and what they would have chosen without memory. */
const choice = ({ observation: it }: Numbered) =>
  it.kind === 'decision' ? it.body : { chosen: '', without: '' };

/**
 * What each option of a question brought in one context, beside what is done without memory. Only the
 * best option can come out ahead: the others are held against it.
 * @param all decisions of this question and context that count
 * @param wide cells of level `arm_all`; absent = those of `all` alone
 */
export function optionFindings(
  all: readonly Numbered[],
  asked: { question: Exclude<LearnedQuestion, 'whom_to_invite'>; context: string },
  wide: readonly Cell[] | null,
  span: FindingSpan,
): Finding[] {
  const latest = all.toSorted((a, b) => a.no - b.no).at(-1);
  if (latest === undefined) return [];
  const { question, context } = asked;
  const { without } = choice(latest);
  const options = [...new Set([without, ...all.map((it) => choice(it).chosen)])];
  const posteriors = armPosteriors({
    question,
    context,
    without,
    options: options.map((option) => ({ option, ruleScoreBp: 0 })),
    cells: [...cellsFrom(all, 'arm'), ...(wide ?? cellsFrom(all, 'arm_all'))],
    nowMonth: span.nowMonth,
  });
  const best = posteriors.reduce((a, b) => (b.mean > a.mean ? b : a));
  const usual = posteriors.find((it) => it.option === without) ?? best;
  return posteriors
    .filter((it) => it.option !== without)
    .map((it) => {
      const beside = it === best ? usual : best;
      const its = all.filter((one) => choice(one).chosen === it.option);
      return {
        topic: question,
        scope: scopeOf({ context }),
        option: it.option,
        estimate: comparedWith(it, beside),
        noEffect: beside.mean,
        holdsOutOfSample: holdsLater(its, { mean: it.mean, noEffect: beside.mean }, (part) =>
          plainMean(cellsFrom(part, 'arm'), 'reward'),
        ),
        evidence: evidenceOf(its, { afterNo: span.afterNo, upToNo: span.upToNo }),
      };
    });
}

/** The interval is as wide as the doubt about both together. */
function comparedWith(it: ArmPosterior, other: ArmPosterior): Finding['estimate'] {
  const spread = Z_90 * Math.hypot(it.sd, other.sd);
  return {
    mean: it.mean,
    sd: it.sd,
    low: it.mean - spread,
    high: it.mean + spread,
    sampleSize: it.ownSampleSize,
    priorShareBp: Math.min(WHOLE_BP, Math.round(it.priorShare * WHOLE_BP)),
  };
}
