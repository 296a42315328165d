import type { DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { stage } from './open.ts';
import type { SupervisorState } from './state.ts';
import { isHeld } from './state.ts';

/** Suppliers kept for the summary. */
const KEPT_MAX = 10;

/**
 * A mandate stops an offer: nothing goes on by it, but people see it at once, and again in the
 * summary when the case ends without an award. The last word on each supplier is kept.
 */
export function onOutsideMandate(
  state: SupervisorState,
  event: MessageOn<'negotiation.outside_mandate'>,
): DeskStep<SupervisorState> {
  const { brief, outside = [] } = state;
  const { supplierId, supplierName, mandateVersion, because } = event.body;
  const isKnown = outside.some((it) => it.supplierId === supplierId && it.because === because);
  if (brief === null || isKnown) return { state, commands: [] };
  const others = outside.filter((it) => it.supplierId !== supplierId);
  return {
    state: { ...state, outside: [...others, { supplierId, because }].slice(-KEPT_MAX) },
    commands: [
      decision(brief, {
        question: `May ${supplierName} be dealt with outside its mandate?`,
        chosen: 'no, it is noted for people',
        alternatives: [
          {
            option: 'widen the mandate',
            scoreBp: null,
            because: 'a person alone may raise the budget or change the request',
          },
        ],
        because: [{ rule: 'mandate', value: because }],
        inputs: { supplierId, mandateVersion },
      }),
      ...stage(isHeld(state) ? state.stage : 'negotiating', `${because}.`),
    ],
  };
}
