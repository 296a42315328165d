import type { CompensationStep, OrderStatus } from '#contracts/orders.ts';
import { Sign } from '../../display/sign.tsx';
import type { Tone } from '../../display/sign.tsx';

type State = { word: string; tone: Tone };

export const orderStates: Readonly<Record<OrderStatus, State>> = {
  issued: { word: 'Issued', tone: 'notice' },
  change_proposed: { word: 'Change proposed', tone: 'warning' },
  acknowledged: { word: 'Acknowledged', tone: 'good' },
  rejected: { word: 'Rejected', tone: 'bad' },
  partly_received: { word: 'Partly received', tone: 'notice' },
  received: { word: 'Received', tone: 'good' },
  cancelling: { word: 'Being cancelled', tone: 'warning' },
  cancelled: { word: 'Cancelled', tone: 'plain' },
  lapsed: { word: 'Lapsed', tone: 'bad' },
};

/** Where an order stands, as a word with a colour. */
export const OrderState = ({ status }: { status: OrderStatus }) => (
  <Sign {...orderStates[status]} />
);

export const stepNames: Readonly<Record<CompensationStep['step'], string>> = {
  withdraw_order: 'Withdraw the order',
  release_budget: 'Release the budget',
  tell_others: 'Tell the other suppliers',
  revive_runner_up: 'Revive the runner-up',
};

export const stepStates: Readonly<Record<CompensationStep['status'], State>> = {
  waiting: { word: 'Waiting', tone: 'unknown' },
  done: { word: 'Done', tone: 'good' },
  failed: { word: 'Failed, tried again', tone: 'bad' },
};
