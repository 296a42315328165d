import type { NegotiationState, Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

export const isLive = (it: Talk): boolean =>
  ['open', 'held', 'waiting', 'agreed'].includes(it.status);

export const isLeftOut = ({ excludedSupplierIds }: NegotiationState, talk: Talk): boolean =>
  excludedSupplierIds.includes(supplierIdOf(talk));

/** From now on these suppliers get no offer and no award, also those who have agreed. */
export function leaveOut(
  state: NegotiationState,
  supplierIds: readonly string[],
): NegotiationState {
  const next: NegotiationState = {
    ...state,
    excludedSupplierIds: [...new Set([...state.excludedSupplierIds, ...supplierIds])],
  };
  const ends = (it: Talk) => isLeftOut(next, it) && isLive(it);
  return {
    ...next,
    talks: next.talks.map((it) => (ends(it) ? { ...it, status: 'no_agreement' as const } : it)),
  };
}
