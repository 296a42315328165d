import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrderDetail } from '#contracts/orders.ts';
import { post } from '../../client/calls.ts';
import { sayDone, sayFailed } from '../../display/say.ts';
import { orderPath, orderQuery } from './orders-query.ts';

type Action = 'decision' | 'cancel' | 'price';

/** Changes an order and shows what came of it; a refusal is said with its reason. */
export function useOrderAction<Body>(order: OrderDetail, action: Action, done: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => post<OrderDetail>(orderPath(order.orderNo, `/${action}`), body),
    async onSuccess(changed) {
      queries.setQueryData(orderQuery(order.orderNo).queryKey, changed);
      sayDone(done);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['orders', 'list'] }),
        queries.invalidateQueries({ queryKey: ['case', order.caseId] }),
      ]);
    },
    onError: sayFailed,
  });
}
