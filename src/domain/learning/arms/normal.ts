import { errorFunction } from '../../packages/statistics.ts';

/** Of the standard normal distribution, for the central 90 %. */
export const Z_90 = 1.644_854;

/** Chance that a standard normal value is at most `z`; right to 1.2e-7. */
export const normalShareBelow = (z: number): number => (1 + errorFunction(z / Math.SQRT2)) / 2;

export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
