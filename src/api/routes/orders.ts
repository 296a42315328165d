import { z } from 'zod';
import { PageOf } from '#contracts/answers.ts';
import type { OrderDetail } from '#contracts/orders.ts';
import {
  OrderCancelRequest,
  OrderDecisionRequest,
  OrderDetail as OrderDetailSchema,
  OrderNo,
  OrderPriceRequest,
  OrderStatus,
  OrderSummary,
} from '#contracts/orders.ts';
import { ParleyError } from '#contracts/errors.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { OrderChange } from '#memory/orders/change-order.ts';
import type { Desk } from '../desk.ts';
import { orderDocument } from '../orders/order-document.ts';
import { settleOrder } from '../orders/settle-order.ts';
import { mayCommand, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { Id, PageQuery } from './case-params.ts';

const OrderParams = z.object({ orderNo: OrderNo });
const unknownOrder = { orderNo: 'ORDER_UNKNOWN' } as const;

export const listOrders = route({
  method: 'get',
  path: '/v1/orders',
  operationId: 'listOrders',
  summary: 'Purchase orders of the tenant, last issued first',
  tag: 'orders',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    caseId: Id(64).optional(),
    supplierId: Id(100).optional(),
    status: OrderStatus.optional(),
  }),
  answers: { status: 200, description: 'A page of orders', schema: PageOf(OrderSummary) },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, caseId, supplierId, status } = query;
    const filter = {
      ...(caseId !== undefined && { caseId }),
      ...(supplierId !== undefined && { supplierId }),
      ...(status !== undefined && { status }),
    };
    return { body: await desk.store.listOrders(holder.tenantId, filter, { cursor, limit }) };
  },
});

export const getOrder = route({
  method: 'get',
  path: '/v1/orders/{orderNo}',
  operationId: 'getOrder',
  summary:
    'One order: lines, terms, answers of the supplier, receipts, events, what was taken back',
  tag: 'orders',
  roles: mayRead,
  params: OrderParams,
  unknown: unknownOrder,
  answers: { status: 200, description: 'The order', schema: OrderDetailSchema },
  async handle({ desk, holder, params }) {
    return { body: await requireOrder(desk, holder, params.orderNo) };
  },
});

export const getOrderDocument = route({
  method: 'get',
  path: '/v1/orders/{orderNo}/document',
  operationId: 'getOrderDocument',
  summary: 'The order as a page to print',
  tag: 'orders',
  roles: mayRead,
  params: OrderParams,
  unknown: unknownOrder,
  answers: { status: 200, description: 'The page', mediaType: 'text/html' },
  async handle({ desk, holder, params, res }) {
    const order = await requireOrder(desk, holder, params.orderNo);
    res.type('html').send(orderDocument(order));
    return null;
  },
});

export const decideOrder = route({
  method: 'post',
  path: '/v1/orders/{orderNo}/decision',
  operationId: 'decideOrder',
  summary: 'Accept or refuse the change that the supplier wants',
  tag: 'orders',
  roles: mayCommand,
  params: OrderParams,
  unknown: unknownOrder,
  body: OrderDecisionRequest,
  answers: {
    status: 200,
    description: 'The order; a change that raises the total waits for a second person',
    schema: OrderDetailSchema,
  },
  async handle({ desk, holder, params, body }) {
    const { tenantId } = holder;
    return settled(desk, holder, params.orderNo, (orderNo) =>
      desk.store.decideOrderChange(tenantId, orderNo, body, holder),
    );
  },
});

export const cancelOrder = route({
  method: 'post',
  path: '/v1/orders/{orderNo}/cancel',
  operationId: 'cancelOrder',
  summary: 'Take an order back; the same call again has what failed of it tried again',
  tag: 'orders',
  roles: mayCommand,
  params: OrderParams,
  unknown: unknownOrder,
  body: OrderCancelRequest,
  answers: {
    status: 202,
    description: 'The order; `compensation` tells how far it is taken back',
    schema: OrderDetailSchema,
  },
  async handle({ desk, holder, params, body }) {
    const { tenantId } = holder;
    return settled(desk, holder, params.orderNo, (orderNo) =>
      desk.store.cancelOrder(tenantId, orderNo, body.because, holder),
    );
  },
});

export const changeOrderPrice = route({
  method: 'post',
  path: '/v1/orders/{orderNo}/price',
  operationId: 'changeOrderPrice',
  summary: 'Override the awarded price of a line; one that raises the total takes two people',
  tag: 'orders',
  roles: mayCommand,
  params: OrderParams,
  unknown: unknownOrder,
  body: OrderPriceRequest,
  answers: {
    status: 200,
    description: 'The order; its supplier has to acknowledge it anew once the price counts',
    schema: OrderDetailSchema,
  },
  async handle({ desk, holder, params, body }) {
    const { tenantId } = holder;
    return settled(desk, holder, params.orderNo, (orderNo) =>
      desk.store.changeOrderPrice(tenantId, orderNo, body, holder),
    );
  },
});

async function settled(
  desk: Desk,
  holder: KeyHolder,
  orderNo: string,
  act: (orderNo: string) => Promise<OrderChange>,
) {
  await settleOrder(desk, holder.tenantId, orderNo, await act(orderNo));
  return { body: await requireOrder(desk, holder, orderNo) };
}

/** @throws ParleyError ORDER_UNKNOWN */
async function requireOrder(desk: Desk, holder: KeyHolder, orderNo: string): Promise<OrderDetail> {
  const found = await desk.store.getOrder(holder.tenantId, orderNo);
  if (found === null)
    throw new ParleyError('ORDER_UNKNOWN', `There is no order ${orderNo} of yours.`);
  return mayCommand.includes(holder.role) ? found : { ...found, may: [] };
}
