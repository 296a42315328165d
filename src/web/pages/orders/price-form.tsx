import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { OrderDetail, OrderLine } from '#contracts/orders.ts';
import { minorPerUnit, money } from '../../display/money.ts';
import { ReasonForm } from './reason-form.tsx';
import { useOrderAction } from './use-order-action.ts';

type Props = { order: OrderDetail; line: OrderLine; onClose: () => void };
type PriceBody = { lineNo: number; unitPriceMinor: number; because: string };

/** Pays another price than the awarded one, with a reason. */
export function PriceForm({ order, line, onClose }: Props) {
  const { currency } = order;
  const perUnit = minorPerUnit(currency);
  const asked = line.pendingPrice?.unitPriceMinor ?? line.unitPriceMinor;
  // A number as it is typed, such as `51000.`, is text until it is one.
  const [typed, setTyped] = useState<number | string>(asked / perUnit);
  const change = useOrderAction<PriceBody>(order, 'price', 'The price is written down.');
  const unitPriceMinor = typed === '' ? null : Math.round(Number(typed) * perUnit);
  const isOther = unitPriceMinor !== null && unitPriceMinor !== line.unitPriceMinor;
  return (
    <ReasonForm
      opened
      onClose={onClose}
      title={`Price of line ${line.lineNo}`}
      says={
        <>
          Awarded for {money(line.awardedUnitPriceMinor, currency)} a unit. The supplier has to
          acknowledge the order anew; a price that raises the total counts once a second person asks
          for the same.
        </>
      }
      action={
        isOther
          ? `Pay ${money(unitPriceMinor * line.quantity, currency)} for the line`
          : 'Change the price'
      }
      isReady={isOther && unitPriceMinor > 0}
      isPending={change.isPending}
      onSent={(because) => {
        if (unitPriceMinor === null) return;
        change.mutate({ lineNo: line.lineNo, unitPriceMinor, because }, { onSuccess: onClose });
      }}
    >
      <NumberInput
        label={`Unit price in ${currency}`}
        required
        min={0}
        decimalScale={Math.round(Math.log10(perUnit))}
        thousandSeparator=","
        value={typed}
        onChange={setTyped}
      />
    </ReasonForm>
  );
}
