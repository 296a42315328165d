import { randomUUID } from 'node:crypto';
import type { DuePost } from '#memory/webhook-posts.ts';
import type { DeskStore } from '#memory/desk-store.ts';
import type { Logger } from '#platform/logger.ts';
import { startRepeating } from './repeating.ts';
import type { Repeating } from './repeating.ts';
import { signatureOf } from './signature.ts';
import type { WebhookCaller } from './webhook-caller.ts';

const PAUSE_MS = 1_000;
const BATCH = 20;
const FIRST_RETRY_MS = 5_000;
const RETRY_MS_MAX = 3_600_000;
/** With waits that double up to an hour these last about a day. */
const ATTEMPTS_MAX = 30;

type Needs = {
  store: Pick<DeskStore, 'duePosts' | 'notePost'>;
  webhooks: WebhookCaller;
  logger: Logger;
};

/** Posts what is queued for suppliers' webhooks, signed; a failed one is tried again, ever later. */
export function startWebhookPoster(needs: Needs): Repeating {
  return startRepeating(
    PAUSE_MS,
    () => postDue(needs),
    (error) => {
      needs.logger.warn({ err: error }, 'the queue of webhook posts could not be read');
    },
  );
}

async function postDue({ store, webhooks, logger }: Needs): Promise<void> {
  const due = await store.duePosts(BATCH);
  await Promise.all(
    due.map(async (post) => {
      const fault = await send(webhooks, post);
      const nextTryAtMs =
        fault === null || post.attempts + 1 >= ATTEMPTS_MAX
          ? null
          : Date.now() + Math.min(RETRY_MS_MAX, FIRST_RETRY_MS * 2 ** post.attempts);
      await store.notePost(post, { fault, nextTryAtMs });
      const { tenantId, postId } = post;
      if (fault !== null) logger.warn({ tenantId, postId, fault }, 'a webhook was not reached');
    }),
  );
}

/** @returns null when it was taken, else in words why not */
function send(webhooks: WebhookCaller, { url, secret, body }: DuePost): Promise<string | null> {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const nonce = randomUUID();
  const headers = {
    'Content-Type': 'application/json',
    'parley-timestamp': timestamp,
    'parley-nonce': nonce,
    'parley-signature': signatureOf(secret, timestamp, nonce, text),
  };
  return webhooks.post(url, headers, text);
}
