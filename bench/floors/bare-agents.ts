import { condition, defineSignal, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { Candidate } from '#contracts/supplier.ts';
import type { BareCase } from './bare-case.ts';
import { stepsOf } from './bare-case.ts';

export const BARE_ROLES = ['supervisor', 'sourcing', 'compliance', 'negotiation'] as const;
export type BareRole = (typeof BARE_ROLES)[number];
export type BareNote = { to: BareRole; order: BareCase; shortlist: Candidate[] };

const note = defineSignal<[BareNote]>('note');
const { pass } = proxyLocalActivities<{ pass(note: BareNote): Promise<void> }>({
  startToCloseTimeout: '30 seconds',
});

/** One of four workflows that share a case by messages alone: Parley's shape without Parley. */
export async function bareAgent(role: BareRole): Promise<void> {
  const received: BareNote[] = [];
  setHandler(note, (it) => void received.push(it));
  const next = async () => {
    await condition(() => received.length > 0);
    return received.shift() as BareNote;
  };
  const { order, shortlist } = await next();
  const steps = stepsOf(order);
  const send = (to: BareRole, list: Candidate[]) => pass({ to, order, shortlist: list });
  if (role === 'supervisor') {
    await send('sourcing', []);
    await next();
    await steps.save();
  } else if (role === 'sourcing') await send('compliance', await steps.search());
  else if (role === 'compliance') {
    await steps.score(shortlist);
    await send('negotiation', shortlist);
  } else {
    await steps.talk(shortlist);
    await send('supervisor', shortlist);
  }
}
