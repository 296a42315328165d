/** The statistics that domain may use: functions of their arguments alone. */
export { median, quantileSorted } from 'simple-statistics';
