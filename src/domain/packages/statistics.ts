/** The statistics that domain may use: functions of their arguments alone. */
export {
  linearRegression,
  mean,
  median,
  quantileSorted,
  sampleStandardDeviation,
} from 'simple-statistics';
