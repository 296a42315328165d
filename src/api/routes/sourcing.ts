import { z } from 'zod';
import { PageOf } from '#contracts/answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import { MarketFacts } from '#contracts/market-facts.ts';
import { Currency, IsoDate } from '#contracts/values.ts';
import { Agreement } from '#contracts/sourcing-facts.ts';
import { isoDayOf } from '#domain/days.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { Id, PageQuery } from './case-params.ts';

export const getItemMarket = route({
  method: 'get',
  path: '/v1/items/{id}/market',
  operationId: 'getItemMarket',
  summary: 'The market of an item: prices paid, their trend, suppliers, concentration, season',
  tag: 'suppliers',
  roles: mayRead,
  params: z.object({ id: Id(200).describe('Id of the item') }),
  unknown: { id: 'ITEM_NOT_FOUND' },
  query: z.strictObject({
    currency: Currency.optional().describe('Else the one with most prices'),
    asOf: IsoDate.optional().describe('The day it is looked at from; else today'),
  }),
  answers: {
    status: 200,
    description: 'What is known, and why something is not',
    schema: MarketFacts,
  },
  async handle({ desk, holder, params, query }) {
    const { currency = null, asOf = isoDayOf(Date.now()) } = query;
    const found = await desk.store.itemMarket(holder.tenantId, params.id, { currency, asOf });
    if (found === null)
      throw new ParleyError('ITEM_NOT_FOUND', `There is no item ${params.id} in your catalogue.`);
    return { body: found };
  },
});

export const listAgreements = route({
  method: 'get',
  path: '/v1/agreements',
  operationId: 'listAgreements',
  summary: 'Open agreements with what was called of each and how much is left',
  tag: 'suppliers',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    itemId: Id(200).optional(),
    supplierId: Id(100).optional(),
    openOn: IsoDate.optional().describe('Only those that may be called on this day'),
  }),
  answers: {
    status: 200,
    description: 'A page of agreements, the longest valid first',
    schema: PageOf(Agreement),
  },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, ...filter } = query;
    return { body: await desk.store.listAgreements(holder.tenantId, filter, { cursor, limit }) };
  },
});
