import express from 'express';
import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { ParleyError } from '#contracts/errors.ts';
import type { SignedSession } from '#memory/supplier-channels.ts';
import { limiter } from './authentication.ts';
import type { Desk } from './desk.ts';
import { takeSaid } from './portal/answer.ts';
import { isSigned } from './signature.ts';

const BODY_BYTES_MAX = 64 * 1_024;
/** A call older or newer than this is refused, so that nonces need not be remembered for longer. */
const CLOCK_MS_MAX = 5 * 60_000;
const NONCE = /^[\w-]{8,64}$/;

/**
 * Answers of suppliers with a webhook: the body signed with the time and a nonce, as in
 * `parley-signature: HMAC-SHA256(secret, timestamp LF nonce LF body)`.
 */
export function supplierWebhook(desk: Desk, callsPerMinute: number): express.Router {
  const router = express.Router();
  router.post(
    '/v1/webhooks/suppliers/:supplierId',
    limiter(callsPerMinute, (req) => ipKeyGenerator(req.ip ?? '')),
    express.raw({ type: 'application/json', limit: BODY_BYTES_MAX }),
    async (req, res) => {
      const text = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
      const { sessionId, answer } = bodyOf(text);
      const session = await requireSigned(desk, req, sessionId, text);
      await refuseReplay(desk, req, session);
      res.status(202).json(await takeSaid(desk, session, answer));
    },
  );
  return router;
}

function bodyOf(text: string): { sessionId: string; answer: object } {
  try {
    const { sessionId, ...answer } = JSON.parse(text) as Record<string, unknown>;
    return { sessionId: typeof sessionId === 'string' ? sessionId : '', answer };
  } catch {
    throw new ParleyError('BODY_MALFORMED', 'Send the answer as application/json.');
  }
}

/** Whoever cannot sign learns nothing else, not even whether the session is there. */
async function requireSigned(
  desk: Desk,
  req: Request,
  sessionId: string,
  text: string,
): Promise<SignedSession> {
  const timestamp = req.get('parley-timestamp') ?? '';
  const nonce = req.get('parley-nonce') ?? '';
  const signature = req.get('parley-signature') ?? '';
  const session = /^[\da-f-]{36}$/.test(sessionId) ? await desk.store.findSession(sessionId) : null;
  const isOwn =
    session !== null &&
    session.channel === 'webhook' &&
    session.view.supplierId === req.params.supplierId &&
    NONCE.test(nonce) &&
    isSigned(signature, session.secret, timestamp, nonce, text);
  if (!isOwn) {
    throw new ParleyError(
      'WEBHOOK_SIGNATURE_WRONG',
      'The signature does not fit. Sign timestamp, nonce and body with your secret.',
    );
  }
  return session;
}

async function refuseReplay(desk: Desk, req: Request, session: SignedSession): Promise<void> {
  const atMs = Number(req.get('parley-timestamp')) * 1_000;
  if (!(Math.abs(Date.now() - atMs) <= CLOCK_MS_MAX)) {
    throw new ParleyError('WEBHOOK_STALE', 'parley-timestamp is more than five minutes off.');
  }
  const { tenantId, view } = session;
  const nonce = req.get('parley-nonce') ?? '';
  if (await desk.store.useNonce(tenantId, view.supplierId, nonce)) return;
  throw new ParleyError('WEBHOOK_REPLAYED', 'A call with this nonce was taken before.');
}
