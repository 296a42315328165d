import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SupplierView } from '#contracts/supplier-answer.ts';

export type Posted = {
  headers: IncomingHttpHeaders;
  text: string;
  body: { event: string; postId: string; session: SupplierView };
};

const sign = (secret: string, timestamp: string, nonce: string, text: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n${text}`).digest('hex');

/** A supplier's own server: notes what is posted to it, and fails as often as it is told to. */
export async function webhookSupplier(failures: number) {
  const posted: Posted[] = [];
  let left = failures;
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (it: Buffer) => chunks.push(it));
    req.on('end', () => {
      left -= 1;
      if (left < 0) {
        const text = Buffer.concat(chunks).toString();
        posted.push({ headers: req.headers, text, body: JSON.parse(text) as Posted['body'] });
      }
      res.writeHead(left < 0 ? 204 : 500).end();
    });
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/parley`,
    posted,
    async stop() {
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whether a post carries our signature over its time, its nonce and its body. */
export function isFromParley({ headers, text }: Posted, secret: string): boolean {
  const [timestamp, nonce, signature] = ['timestamp', 'nonce', 'signature'].map((it) =>
    String(headers[`parley-${it}`]),
  );
  return signature === sign(secret, timestamp ?? '', nonce ?? '', text);
}

export type Signing = { secret: string; nonce?: string; atMs?: number; sentText?: string };

/** Sends an answer as a supplier's server would; every part of the signature can be made wrong. */
export async function postSigned(url: string, body: object, signing: Signing) {
  const { secret, nonce = randomUUID(), atMs = Date.now() } = signing;
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(atMs / 1_000));
  const answer = await fetch(url, {
    method: 'POST',
    body: signing.sentText ?? text,
    headers: {
      'Content-Type': 'application/json',
      'parley-timestamp': timestamp,
      'parley-nonce': nonce,
      'parley-signature': sign(secret, timestamp, nonce, text),
    },
  });
  return `${answer.status} ${((await answer.json()) as { code?: string }).code ?? 'taken'}`;
}
