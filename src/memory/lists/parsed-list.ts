import { createHash } from 'node:crypto';
import type { ListedParty } from '#domain/screening/listed-party.ts';

/** A list as its file tells it. */
export type ParsedList = {
  parties: ListedParty[];
  /** The day of the list by its own rows; null when the format carries no date. */
  publishedOn: string | null;
};

/** The newest of these ISO dates or moments as a day; null without one. */
export function newestDay(moments: Iterable<string>): string | null {
  let newest = '';
  for (const it of moments) if (it > newest) newest = it;
  return /^\d{4}-\d{2}-\d{2}/.exec(newest)?.[0] ?? null;
}

/** For a list that numbers nobody: a party stays the same while what names it does. */
export const partyIdOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
