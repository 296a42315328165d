import { List } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OrderDetail } from '#contracts/orders.ts';
import { Facts } from '../../display/facts.tsx';
import { Moment, day, when } from '../../display/moment.tsx';
import { money } from '../../display/money.ts';
import { termName, termValue } from '../../display/terms.ts';
import { useActorName } from './use-actor-name.ts';

const TERMS = [
  'paymentDays',
  'earlyPaymentDiscountBp',
  'volumeRebateBp',
  'warrantyMonths',
] as const;

/** What was agreed beside the lines, and by when what has to happen. */
export function OrderFacts({ order }: { order: OrderDetail }) {
  const { terms, runnerUp, currency, cancelledBy } = order;
  const nameOf = useActorName(order);
  const place = terms.deliveryPlace === null ? ', place not said' : ` ${terms.deliveryPlace}`;
  return (
    <Facts
      rows={[
        ['Incoterm and place', `${terms.incoterm}${place} (Incoterms 2020)`],
        ...TERMS.map((it) => [termName(it), termValue(it, terms[it])] as const),
        ['Needed by', day(order.needBy)],
        ['Conditions', terms.conditions.length === 0 ? 'none' : <Conditions order={order} />],
        ['Award approved by', order.approvedBy],
        ['Issued', <Moment key="issued" atMs={order.issuedAtMs} />],
        ...timersOf(order),
        [
          'Runner-up kept warm',
          runnerUp === null ? (
            'nobody'
          ) : (
            <span key="runner-up">
              {runnerUp.supplierName}, {money(runnerUp.totalMinor, currency)};{' '}
              {runnerUp.isValid ? 'its offer holds until ' : 'its offer ended '}
              {when(runnerUp.validUntilMs)}
            </span>
          ),
        ],
        ...(order.cancelledBecause === null
          ? []
          : [
              [
                'Cancelled',
                `${cancelledBy === null ? 'unknown' : nameOf(cancelledBy)}: ${order.cancelledBecause}`,
              ] as const,
            ]),
      ]}
    />
  );
}

function timersOf(order: OrderDetail): (readonly [string, ReactNode])[] {
  if (order.acknowledgedAtMs !== null) {
    return [['Acknowledged', <Moment key="acknowledged" atMs={order.acknowledgedAtMs} />]];
  }
  if (order.status !== 'issued') return [];
  return [
    ['Supplier is reminded', <Moment key="remind" atMs={order.remindAtMs} />],
    ['A person hears of it', <Moment key="escalate" atMs={order.escalateAtMs} />],
    ['Lapses', <Moment key="lapse" atMs={order.lapseAtMs} />],
  ];
}

function Conditions({ order }: { order: OrderDetail }) {
  return (
    <List size="sm">
      {order.terms.conditions.map((it) => (
        <List.Item key={it}>{it}</List.Item>
      ))}
    </List>
  );
}
