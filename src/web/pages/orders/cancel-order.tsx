import { Button, List } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { OrderDetail } from '#contracts/orders.ts';
import { money } from '../../display/money.ts';
import { ReasonForm } from './reason-form.tsx';
import { useOrderAction } from './use-order-action.ts';

/** Takes an order back; says first what follows from it. */
export function CancelOrder({ order }: { order: OrderDetail }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const cancel = useOrderAction<{ because: string }>(order, 'cancel', 'The order is taken back.');
  if (!order.may.includes('cancel')) return null;
  const isAgain = order.compensation.some((it) => it.status === 'failed');
  const { runnerUp, currency, supplierName } = order;
  return (
    <>
      <Button variant="light" color="red" onClick={open}>
        {isAgain ? 'Try the rest again' : 'Cancel the order'}
      </Button>
      <ReasonForm
        opened={isOpen}
        onClose={close}
        title={`Cancel ${order.orderNo} for ${money(order.totalMinor, currency)}?`}
        says={
          <>
            This cannot be undone. In this order:
            <List type="ordered" size="sm">
              <List.Item>{supplierName} is told that the order is withdrawn.</List.Item>
              <List.Item>The budget is released.</List.Item>
              <List.Item>The other suppliers are told.</List.Item>
              <List.Item>
                {runnerUp === null || !runnerUp.isValid
                  ? 'There is no runner-up whose offer still holds, which is written down.'
                  : `A new case for what is left begins with ${runnerUp.supplierName}.`}
              </List.Item>
            </List>
          </>
        }
        action="Cancel the order"
        color="red"
        isPending={cancel.isPending}
        onSent={(because) => cancel.mutate({ because }, { onSuccess: close })}
      />
    </>
  );
}
