import { z } from 'zod';
import { PageOf } from '#contracts/answers.ts';
import { CatalogueAnswer, ClassificationAnswer } from '#contracts/catalogue-answers.ts';
import { CLASSIFICATION_SCHEMES, QUANTITY_MAX, UNIT_CODES } from '#contracts/procurement.ts';
import { Country, Currency, Minor } from '#contracts/values.ts';
import { REGIONS } from '#domain/sourcing/regions.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { PageQuery, SearchText } from './case-params.ts';

const Scheme = z.enum(CLASSIFICATION_SCHEMES).default('CPV');
const Quantity = z.coerce.number().int().min(0).max(QUANTITY_MAX);
const Price = z.coerce.number().pipe(Minor);
/** Values between commas. */
const ListOf = <T extends z.ZodType<unknown, string>>(value: T, max: number) =>
  z
    .string()
    .max(2_000)
    .transform((it) => it.split(',').map((part) => part.trim()))
    .pipe(z.array(value).min(1).max(max));

const CatalogueQuery = z
  .strictObject({
    text: SearchText(500).optional().describe('Words, a part number or an item id'),
    partNumber: SearchText(100).optional().describe('A part number or its beginning'),
    scheme: Scheme.describe('Of the category'),
    category: z
      .string()
      .regex(/^\d{2,8}(-\d)?$/)
      .optional()
      .describe('A code or its beginning; everything below it counts'),
    unitCode: z.enum(UNIT_CODES).optional(),
    regions: ListOf(z.enum(REGIONS), REGIONS.length)
      .optional()
      .describe(`Between commas: ${REGIONS.join(', ')}`),
    countries: ListOf(Country, 50).optional().describe('ISO 3166-1 alpha-2, between commas'),
    certificates: ListOf(SearchText(60), 10)
      .optional()
      .describe('Between commas; the supplier must hold all of them today'),
    currency: Currency.optional(),
    unitPriceMinorMin: Price.optional(),
    unitPriceMinorMax: Price.optional(),
    leadTimeDaysMax: z.coerce.number().int().min(0).max(730).optional(),
    minimumOrderQuantityMax: Quantity.optional().describe('An entry may not ask for more'),
    capacityUnitsMin: Quantity.optional(),
    substitutes: z.enum(['true', 'false']).default('true'),
    cursor: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional()
      .describe('nextCursor of the page before'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  })
  .refine((it) => (it.unitPriceMinorMin ?? 0) <= (it.unitPriceMinorMax ?? Infinity), {
    path: ['unitPriceMinorMax'],
    message: 'is below unitPriceMinorMin',
  })
  .refine(
    (it) =>
      it.currency !== undefined ||
      (it.unitPriceMinorMin === undefined && it.unitPriceMinorMax === undefined),
    { path: ['currency'], message: 'a price means nothing without its currency' },
  );

export const searchCatalogue = route({
  method: 'get',
  path: '/v1/catalogue/search',
  operationId: 'searchCatalogue',
  summary: 'Catalogue entries by words, part number, category and what their suppliers are',
  tag: 'suppliers',
  roles: mayRead,
  query: CatalogueQuery,
  answers: {
    status: 200,
    description: 'A page of entries, best first, and how they were found',
    schema: CatalogueAnswer,
  },
  async handle({ desk, holder, query }) {
    const { cursor, limit, scheme, category, substitutes, ...rest } = query;
    const { next, ...page } = await desk.store.searchCatalogue(
      holder.tenantId,
      {
        ...rest,
        ...(category !== undefined && { classification: { scheme, id: category } }),
        substitutesAllowed: substitutes === 'true',
      },
      { from: Number(cursor ?? 0), limit },
    );
    return { body: { ...page, nextCursor: next === null ? null : String(next) } };
  },
});

export const listClassifications = route({
  method: 'get',
  path: '/v1/classifications',
  operationId: 'listClassifications',
  summary: 'Category codes and what they mean: CPV, and UNSPSC where the tenant imported it',
  tag: 'suppliers',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    scheme: Scheme,
    prefix: z
      .string()
      .regex(/^\d{1,8}(-\d?)?$/)
      .optional()
      .describe('How the code begins'),
    text: SearchText(200).optional().describe('Part of the label, whatever its case'),
  }),
  answers: {
    status: 200,
    description: 'A page of codes',
    schema: PageOf(ClassificationAnswer),
  },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, scheme, prefix, text } = query;
    const filter = { scheme, ...(prefix && { prefix }), ...(text && { text }) };
    const { items, next } = await desk.store.listClassifications(holder.tenantId, filter, {
      after: cursor,
      limit,
    });
    return { body: { items, nextCursor: next } };
  },
});
