import type { LearningReport } from '#contracts/insights.ts';
import { ratioBp } from '#domain/basis-points.ts';
import type { Cell } from '#domain/learning/cells.ts';
import { calibrationBins, calibrationError } from '#domain/learning/report/calibration.ts';
import { learningCurve, questionsWithMany } from '#domain/learning/report/curve.ts';
import { lateForecasts } from '#domain/learning/report/late-forecasts.ts';
import type { Database } from '../database.ts';
import { lateCells } from './report-facts.ts';
import { latestDecisions } from './strategies.ts';

/** More of them would hold up other requests; each is estimated from all months before it. */
const FORECAST_MONTHS = 24;

/** Whether expectations were right, and whether decisions became better. */
export async function learningReport(
  database: Database,
  tenantId: string,
): Promise<LearningReport> {
  const { decisions, late } = await database.inTenant(tenantId, async (tx) => ({
    decisions: (await latestDecisions(tx, tenantId)).toReversed(),
    late: await lateCells(tx, tenantId),
  }));
  return {
    lateDeliveries: lateDeliveriesOf(late),
    curves: questionsWithMany(decisions).map(([question, some]) => ({
      question,
      points: learningCurve(some).map((it) => ({
        decisionsCount: it.decisionsCount,
        rewardBp: Math.round(it.rewardBp),
        byMemoryBp: Math.round(it.byMemoryBp),
      })),
    })),
  };
}

function lateDeliveriesOf(late: readonly Cell[]): LearningReport['lateDeliveries'] {
  const lastMonthNo = late.reduce((last, it) => Math.max(last, it.monthNo), 0);
  const forecasts = lateForecasts(late, lastMonthNo - FORECAST_MONTHS + 1);
  const bins = calibrationBins(forecasts);
  return {
    monthsCount: FORECAST_MONTHS,
    distanceBp: bins.length === 0 ? null : ratioBp(calibrationError(forecasts), 1),
    bins: bins.map((it) => ({
      expectedBp: ratioBp(it.meanProbability, 1),
      cameBp: ratioBp(it.share, 1),
      deliveriesCount: Math.round(it.count),
    })),
  };
}
