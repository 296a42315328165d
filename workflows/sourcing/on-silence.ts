import type { DeskStep } from '../desk.ts';
import { reportSilence } from '../silence.ts';
import { clearedNotice, isFresh } from './cleared-notice.ts';
import type { SourcingState } from './state.ts';

/** Compliance stays silent: those whose earlier clearance holds may go on, the others wait. */
export function handOnWithoutCompliance(
  state: SourcingState,
  silent: { requestId: string; to: string; topic: string },
  atMs: number,
): DeskStep<SourcingState> {
  const { brief, market } = state;
  if (brief === null || market === null) return { state, commands: [] };
  const fresh = state.withCompliance.filter((it) => isFresh(it, atMs));
  const goingOnWith =
    fresh.length === 0
      ? 'nobody, since none holds a fresh clearance'
      : `${fresh.length} suppliers with a fresh clearance`;
  return {
    state: { ...state, someoneTalks: state.someoneTalks || fresh.length > 0 },
    commands: [
      ...reportSilence(brief, silent, goingOnWith),
      ...(fresh.length === 0 ? [] : [clearedNotice(brief, state.attempt, fresh, market)]),
    ],
  };
}
