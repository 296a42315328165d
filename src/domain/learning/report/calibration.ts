/** What was said before of so many like events, as a probability from 0 to 1, and how many came. */
export type Forecast = { probability: number; cameCount: number; count: number };

export type CalibrationBin = {
  /** From 0 on, in tenths. */
  fromTenth: number;
  count: number;
  meanProbability: number;
  /** Share of those that came so. */
  share: number;
};

/**
 * What was said against what came, by tenths of the probability; 1 falls into the last tenth and
 * empty tenths are left out.
 */
export function calibrationBins(forecasts: readonly Forecast[]): CalibrationBin[] {
  const said = forecasts.filter((it) => it.count > 0);
  const tenths = Map.groupBy(said, (it) => Math.min(9, Math.floor(it.probability * 10)));
  return [...tenths]
    .toSorted(([a], [b]) => a - b)
    .map(([fromTenth, some]) => {
      const sum = (of: (it: Forecast) => number) => some.reduce((all, it) => all + of(it), 0);
      const count = sum((it) => it.count);
      return {
        fromTenth,
        count,
        meanProbability: sum((it) => it.probability * it.count) / count,
        share: sum((it) => it.cameCount) / count,
      };
    });
}

/** Expected calibration error over ten equal-width bins, from 0 (best) to 1; 0 for no forecasts. */
export function calibrationError(forecasts: readonly Forecast[]): number {
  const bins = calibrationBins(forecasts);
  const count = bins.reduce((sum, it) => sum + it.count, 0);
  const gap = bins.reduce((sum, it) => sum + it.count * Math.abs(it.share - it.meanProbability), 0);
  return gap / Math.max(1, count);
}
