import type { Envelope } from '#kit/envelope.ts';

/** What every span about a message says of it, so that one query finds all of them. */
export const messageAttributes = (envelope: Envelope) => ({
  'parley.tenant': envelope.tenantId,
  'parley.case': envelope.conversationId,
  'parley.message': envelope.id,
  'parley.from': envelope.from,
  'parley.to': envelope.to,
});
