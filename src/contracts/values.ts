import { z } from 'zod';

/** The plain values that contracts are made of. */
export const AMOUNT_MINOR_MAX = 100_000_000_000_000;

/** 10,000 = the whole. */
export const BasisPoints = z.int().min(0).max(10_000);
/** An amount in minor units of its currency, such as cents. */
export const Minor = z.int().min(0).max(AMOUNT_MINOR_MAX);
export const Count = z.int().min(0);
/** Epoch milliseconds. */
export const Moment = z.int();
/** A day, UTC; the database knows no year 0. */
export const IsoDate = z.iso
  .date()
  .refine((it) => it >= '0001-01-01', { message: 'is before the year 1' });
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD');
/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/);
/** SHA-256 in hexadecimal digits. */
export const Sha256 = z.string().regex(/^[\da-f]{64}$/);

/** PostgreSQL takes neither NUL nor half a surrogate pair. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Somebody's own words, as they are; they may be none. */
export const StorableText = (max: number) =>
  z.string().max(max).refine(isStorable, { message: 'holds a character that no text can hold' });

/** Words without the space around them; at least `min` characters are left. */
export const Text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine(isStorable, { message: 'holds a character that no text can hold' });
