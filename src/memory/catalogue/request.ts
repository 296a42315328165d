import type { z } from 'zod';
import type { CatalogueAnswer } from '#contracts/catalogue-answers.ts';
import type { EntryFilter } from './facets.ts';

/** One thing that is looked for in the catalogue. */
export type EntryRequest = {
  /** Tells the requests of one search apart. */
  no: number;
  /** An item by its id; words do not matter then. */
  itemId: string | null;
  /** A part number or its beginning, with or without separators; null = not asked for by it. */
  partNumber: string | null;
  /** Words, or a part number or item id among them; empty = only the filter counts. */
  text: string;
  filter: EntryFilter;
  substitutesAllowed: boolean;
};

export type FoundBy = z.infer<typeof CatalogueAnswer>['foundBy'];

export type Correction = { asked: string; taken: string };

export type FoundEntry = {
  no: number;
  supplierId: string;
  itemId: string;
  itemDescription: string;
  partNumber: string | null;
  unitCode: string;
  classificationScheme: string | null;
  classificationId: string | null;
  unitPriceMinor: number;
  currency: string;
  leadTimeDays: number;
  minimumOrderQuantity: number;
  capacityUnits: number | null;
  warrantyMonths: number;
  features: string[];
  /** Share of what was asked for that the entry's words make up, by weight, in basis points. */
  matchBp: number;
  /** The item that was found and that this entry may stand in for; null = it is what was found. */
  substituteFor: string | null;
};

/** What was found for one request, best first. */
export type Found = {
  no: number;
  foundBy: FoundBy;
  entries: FoundEntry[];
  corrections: Correction[];
  /** False when more entries fit than were looked at. */
  isComplete: boolean;
};

/** More entries than this are not weighed for one request. */
export const ENTRIES_MAX = 400;
/** Where conditions fit more than these, nothing tells entries apart, and so many of them do. */
export const ALIKE_MAX = 100;
