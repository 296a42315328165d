import type { CaseBrief } from '#contracts/messages.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import type { NegotiationState } from './state.ts';
import { openTalks } from './state.ts';

/** Fewer suppliers than this at the table leave us without an alternative. */
const TABLE_MIN = 2;

/** Asks sourcing once for more suppliers when the table is thin and the market is not. */
export function askForAlternatives(state: NegotiationState, brief: CaseBrief): DeskCommand[] {
  const { market, askedAlternatives } = state;
  const live = openTalks(state).length + state.talks.filter((it) => it.status === 'agreed').length;
  const unknown = (market?.suppliersCount ?? 0) - state.talks.length;
  const isThin = live < TABLE_MIN && unknown > 0;
  if (askedAlternatives || !isThin || brief.policy.recovery.alternativesMax === 0) return [];
  return [
    decision(brief, {
      question: 'Are the alternatives good enough?',
      chosen: 'ask sourcing for more suppliers while talks go on',
      alternatives: [
        { option: 'go on with who is there', scoreBp: null, because: `${live} at the table` },
      ],
      because: [
        { rule: 'suppliers at the table', value: `${live}, at least ${TABLE_MIN}` },
        { rule: 'others on the market', value: String(unknown) },
      ],
      inputs: { live, unknown },
    }),
    {
      kind: 'send',
      to: 'sourcing',
      type: 'REQUEST',
      topic: 'sourcing.alternatives',
      body: {
        neededCount: TABLE_MIN - live,
        excludeSupplierIds: state.talks.map((it) => it.cleared.candidate.supplierId),
        because: `Only ${live} suppliers are at the table.`,
      },
      answerWithinMs: brief.timing.peerTimeoutMs,
    },
  ];
}
