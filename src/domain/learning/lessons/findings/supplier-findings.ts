import type { LessonEvidence, LessonScope } from '#contracts/lessons.ts';
import type { Observation } from '#contracts/observations.ts';
import { categoryLaneKey } from '../../cells.ts';
import type { Cell } from '../../cells.ts';
import { opposite } from '../../posterior.ts';
import { createSupplierEstimator } from '../../suppliers/supplier-estimate.ts';
import type { SupplierEstimate } from '../../suppliers/supplier-estimate.ts';
import type { Finding } from '../finding.ts';
import { scopeOf } from '../scope.ts';
import { beside, cellsFrom, plainMean } from './counted-cells.ts';
import type { Numbered } from './numbered.ts';
import { evidenceOf, holdsLater } from './numbered.ts';

export type FindingSpan = Pick<LessonEvidence, 'afterNo' | 'upToNo'> & {
  /** Months since January 1970. */
  nowMonth: number;
};

const measures = [
  {
    topic: 'delivery',
    says: (it: Observation) => it.kind === 'delivery' && it.body.promisedOn !== null,
    measure: 'late',
    estimateOf: (it: SupplierEstimate) => opposite(it.onTime),
  },
  {
    topic: 'answers',
    says: (it: Observation) => it.kind === 'answer' && it.body.answeredAtMs !== null,
    measure: 'answer_hours',
    estimateOf: (it: SupplierEstimate) => it.answerHours,
  },
] as const;

/** The scopes in which a supplier has done something: everywhere, and per category and lane. */
export function supplierScopes(all: readonly Numbered[], supplierId: string): LessonScope[] {
  const narrow = new Map<string, LessonScope>();
  for (const { observation } of all) {
    const { category, lane } = observation;
    if (category === null || lane === null) continue;
    const key = categoryLaneKey(category, lane);
    if (!narrow.has(key)) narrow.set(key, scopeOf({ supplierId, category, lane }));
  }
  return [scopeOf({ supplierId }), ...narrow.values()];
}

/**
 * How late one supplier delivers and how long it takes to answer, beside all others of the scope;
 * nothing where there is no other one.
 * @param all its deliveries and answers that count
 * @param wide cells of levels `category_lane` and `all`
 */
export function supplierFindings(
  all: readonly Numbered[],
  scope: LessonScope & { supplierId: string },
  wide: readonly Cell[],
  span: FindingSpan,
): Finding[] {
  const { supplierId, category, lane } = scope;
  const categoryLane = category === null ? null : categoryLaneKey(category, lane);
  const inScope = all.filter(
    ({ observation: it }) => category === null || (it.category === category && it.lane === lane),
  );
  const own = cellsFrom(inScope, 'supplier');
  const others = beside(all, wide);
  const estimate = createSupplierEstimator([...own, ...others], span.nowMonth, 'of_others');
  const its = estimate({ supplierId, categoryLane });
  const usual = estimate({ supplierId: null, categoryLane });
  return measures.flatMap(({ topic, says, measure, estimateOf }) => {
    // Nobody to be preferred to: then there is no order that could change.
    if (!others.some((it) => it.measure === measure && it.sampleSize > 0)) return [];
    const seen = inScope.filter((it) => says(it.observation));
    const noEffect = estimateOf(usual).mean;
    const side = { mean: estimateOf(its).mean, noEffect };
    return {
      topic,
      scope,
      option: null,
      estimate: estimateOf(its),
      noEffect,
      holdsOutOfSample: holdsLater(seen, side, (it) =>
        plainMean(cellsFrom(it, 'supplier'), measure),
      ),
      evidence: evidenceOf(seen, { afterNo: span.afterNo, upToNo: span.upToNo }),
    };
  });
}
