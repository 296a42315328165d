import type { Client } from '@temporalio/client';
import type { Turn } from '#ports/case-log.ts';
import type { BareNote } from './bare-agents.ts';
import type { Ball } from './bare-players.ts';
import { bareAgentId, FLOOR_QUEUE } from './places.ts';

/** What Parley's reference case left in the database, but for its messages. */
export type Reference = { caseId: string; left: Pick<Turn, 'decisions' | 'records'> };

/** The activities that only the floors have: bare messages, and the saving of a case at once. */
export function floorActivities(options: {
  client: Client;
  save(turn: Turn & { unwokenIds: string[] }): Promise<unknown>;
  reference(): Reference;
}) {
  const { client, save, reference } = options;
  return {
    async throwBall({ peerId, rally, hops, way, hop }: Ball): Promise<void> {
      await client.workflow.signalWithStart('barePlayer', {
        workflowId: peerId,
        taskQueue: FLOOR_QUEUE,
        args: [{ peerId, rally, hops, way }],
        signal: 'ball',
        signalArgs: [hop],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      });
    },
    async pass(note: BareNote): Promise<void> {
      await client.workflow.signalWithStart('bareAgent', {
        workflowId: bareAgentId(note.order.brief.requisition.caseId, note.to),
        taskQueue: FLOOR_QUEUE,
        args: [note.to],
        signal: 'note',
        signalArgs: [note],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      });
    },
    async saveCase(place: { tenantId: string; caseId: string }): Promise<void> {
      const { caseId, left } = reference();
      const own = JSON.stringify(left).replaceAll(caseId, place.caseId);
      await save({
        ...place,
        ...(JSON.parse(own) as Reference['left']),
        agent: 'supervisor',
        envelopes: [],
        unwokenIds: [],
        deadLetters: [],
        handledIds: [],
      });
    },
  };
}
