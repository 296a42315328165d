import { when } from '../../../display/moment.tsx';

const fields = [
  ['From', 'from'],
  ['To', 'to'],
  ['Type', 'type'],
  ['Topic', 'topic'],
  ['Id', 'id'],
  ['Caused by', 'causationId'],
  ['Answers', 'inReplyTo'],
  ['Sequence', 'sequence'],
  ['Priority', 'priority'],
] as const;

type OpenedEnvelope = { head: [name: string, value: string][]; body: object | null };

const isObject = (it: unknown): it is Record<string, unknown> =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

/** The head of a message in words and its body; what is no message has neither. */
export function openedEnvelope(envelope: unknown): OpenedEnvelope {
  if (!isObject(envelope)) return { head: [], body: null };
  const told = fields.flatMap(([name, field]): [string, string][] => {
    const value = envelope[field];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  const moments = (['sentAtMs', 'expiresAtMs'] as const).flatMap((field): [string, string][] => {
    const value = envelope[field];
    return typeof value === 'number'
      ? [[field === 'sentAtMs' ? 'Sent' : 'Wanted an answer by', when(value)]]
      : [];
  });
  return { head: [...told, ...moments], body: isObject(envelope.body) ? envelope.body : null };
}
