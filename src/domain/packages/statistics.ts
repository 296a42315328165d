/** The statistics that domain may use: functions of their arguments alone. */
export { errorFunction, median, quantileSorted } from 'simple-statistics';
