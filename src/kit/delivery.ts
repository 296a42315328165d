import type { Envelope } from './envelope.ts';
import { BODY_BYTES_MAX } from './envelope.ts';

/**
 * `closed`: the receiver has ended; `absent`: it never lived and was not to be started; `refused`:
 * a person's command that the receiver's validator turned down.
 */
export type Delivery = 'delivered' | 'closed' | 'absent' | 'refused';

/** Brings an envelope to the agent it is for, starting that agent unless told not to. */
export type PostOffice = {
  deliver(envelope: Envelope, options: { wake: boolean }): Promise<Delivery>;
  /** Live workers on the role's task queue. */
  workersCount(role: string): Promise<number>;
};

export type Delivered = { id: string; to: string; delivery: Delivery };

/**
 * Delivers the messages of a turn: receivers side by side, each one's messages in order. A failure
 * rejects; delivering again is harmless because receivers know the ids.
 */
export async function deliverAll(
  office: PostOffice,
  envelopes: readonly Envelope[],
  unwokenIds: readonly string[] = [],
): Promise<Delivered[]> {
  const queues = [...Map.groupBy(envelopes, (it) => it.to).values()];
  const delivered = await Promise.all(
    queues.map((queue) => deliverInOrder(office, queue, unwokenIds)),
  );
  return delivered.flat();
}

async function deliverInOrder(
  office: PostOffice,
  queue: readonly Envelope[],
  unwokenIds: readonly string[],
): Promise<Delivered[]> {
  const delivered: Delivered[] = [];
  for (const envelope of queue) {
    const wake = !unwokenIds.includes(envelope.id);
    const delivery = await office.deliver(byReferenceWhenLarge(envelope), { wake });
    delivered.push({ id: envelope.id, to: envelope.to, delivery });
  }
  return delivered;
}

/** A large body stays in the log; the receiver fetches it by the message's id. */
function byReferenceWhenLarge(envelope: Envelope): Envelope {
  const bytes = Buffer.byteLength(JSON.stringify(envelope.body));
  if (bytes <= BODY_BYTES_MAX) return envelope;
  return { ...envelope, body: { byReference: envelope.id, bytes } };
}
