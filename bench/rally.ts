import { workflowIdOf } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { Way } from './floors/bare-players.ts';
import { FLOOR_QUEUE } from './floors/places.ts';
import type { Stand } from './stand.ts';

/** Hops of a rally that warm caches up and are not counted. */
const WARM_UP_HOPS = 10;

let rallies = 0;

/** Milliseconds from one player's catch to the other's, for each hop of one bare rally. */
export async function bareRally(stand: Stand, hops: number, way: Way): Promise<number[]> {
  const rally = `bare-${(rallies += 1)}`;
  const ids = [`${rally}-a`, `${rally}-b`] as const;
  const last = hops + WARM_UP_HOPS;
  const player = (workflowId: string, peerId: string) =>
    stand.client.workflow.start('barePlayer', {
      workflowId,
      taskQueue: FLOOR_QUEUE,
      args: [{ rally, peerId, hops: last, way }],
    });
  const [first, second] = await Promise.all([player(...ids), player(ids[1], ids[0])]);
  await first.signal('ball', 0);
  await Promise.all([first.result(), second.result()]);
  return hopsOf(stand, rally);
}

/** The same between two agents of the kit, with `post` and the database. */
export async function kitRally(stand: Stand, hops: number): Promise<number[]> {
  const rally = `kit-${(rallies += 1)}`;
  const place = { tenantId: 'bench-rally', conversationId: rally };
  await stand.database.query(
    `insert into cases (tenant_id, case_id, title, brief, budget_minor, currency, need_by, urgency,
       opened_by) values ($1, $2, 'rally', '{}', 1, 'USD', current_date, 'low', 'bench')`,
    [place.tenantId, rally],
  );
  const body = { requestId: rally, topic: String(hops + WARM_UP_HOPS), waitedMs: 0 };
  const ball: Envelope = {
    id: `${rally}#1`,
    ...place,
    from: 'buyer',
    to: 'ping',
    type: 'NOTIFICATION',
    topic: 'agent.reminder',
    causationId: null,
    inReplyTo: null,
    sequence: 0,
    sentAtMs: Date.now(),
    expiresAtMs: null,
    priority: 'normal',
    labels: [],
    traceparent: null,
    body,
  };
  await stand.office.deliver(ball, { wake: true });
  await Promise.all(['ping', 'pong'].map((role) => ended(stand, workflowIdOf({ ...place, role }))));
  return hopsOf(stand, rally);
}

/** A player that the other one brings to life may not be there yet. */
async function ended(stand: Stand, workflowId: string): Promise<void> {
  for (;;) {
    try {
      await stand.client.workflow.getHandle(workflowId).result();
      return;
    } catch (error) {
      if ((error as Error).name !== 'WorkflowNotFoundError') throw error;
      await new Promise((resume) => {
        setTimeout(resume, 20);
      });
    }
  }
}

type Marks = { type: 'marks'; rally: string; moments: number[] };

async function hopsOf(stand: Stand, rally: string): Promise<number[]> {
  const isMarks = (it: unknown): it is Marks =>
    (it as Marks).type === 'marks' && (it as Marks).rally === rally;
  const { moments } = await stand.floor.ask({ type: 'take marks', rally }, isMarks);
  const steps = moments.slice(1).map((at, index) => at - (moments[index] ?? at));
  return steps.slice(WARM_UP_HOPS);
}
