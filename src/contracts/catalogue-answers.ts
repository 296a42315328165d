import { z } from 'zod';
import { CLASSIFICATION_SCHEMES } from './procurement.ts';
import { SupplierStatus } from './supplier.ts';
import { PageOf } from './answers.ts';
import { BasisPoints, Count, Currency, Minor } from './values.ts';

/** An entry of the catalogue that a search found, with its supplier. */
export const CatalogueHit = z.object({
  supplierId: z.string(),
  supplierName: z.string(),
  supplierStatus: SupplierStatus,
  country: z.string().nullable(),
  regions: z.array(z.string()).describe('Trade regions of the country'),
  certificates: z.array(z.string()).describe('Those that hold today'),
  itemId: z.string(),
  itemDescription: z.string(),
  partNumber: z.string().nullable(),
  unitCode: z.string(),
  classificationScheme: z.string().nullable(),
  classificationId: z.string().nullable(),
  unitPriceMinor: Minor,
  currency: Currency,
  leadTimeDays: Count,
  minimumOrderQuantity: Count,
  capacityUnits: Count.nullable().describe('Null = not stated, taken as enough'),
  warrantyMonths: Count,
  features: z.array(z.string()),
  matchBp: BasisPoints.describe('Share of what was asked for that it holds; rare words weigh more'),
  substituteFor: z
    .string()
    .nullable()
    .describe('The item that was found and that this one may stand in for; null = found itself'),
});

export const CatalogueAnswer = PageOf(CatalogueHit).extend({
  foundBy: z.enum([
    'item_id',
    'part_number',
    'similar_part_number',
    'words',
    'corrected_words',
    'some_words',
    'filter',
  ]),
  corrections: z
    .array(z.object({ asked: z.string(), taken: z.string() }))
    .describe('Words of nobody, and the nearest ones that entries hold; both without endings'),
  isComplete: z
    .boolean()
    .describe('False when more entries fit than were weighed: narrow the question'),
});

export const ClassificationAnswer = z.object({
  scheme: z.enum(CLASSIFICATION_SCHEMES),
  code: z.string(),
  label: z.string(),
});
