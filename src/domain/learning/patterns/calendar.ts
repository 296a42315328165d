import { DAY_MS } from '../../days.ts';

/** Of a day counted from 1970-01-01. */
export const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear();

/** 1 = January. */
export const monthOf = (day: number): number => new Date(day * DAY_MS).getUTCMonth() + 1;
