import pg from 'pg';

const CHANNEL = 'parley_events';
const RECONNECT_MS = 500;

export type CaseEventListener = { close(): Promise<void> };

/**
 * Tells of every case whose stream has grown, in any process. A lost connection is made again, and
 * `onGap` says that growth may have been missed meanwhile: readers then look for themselves.
 */
export function listenForCaseEvents(
  appUrl: string,
  on: { grown(tenantId: string, caseId: string): void; gap(): void },
): CaseEventListener {
  let closed = false;
  let current: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: appUrl, keepAlive: true });
    current = client;
    let lost = false;
    const onLost = () => {
      if (lost || closed) return;
      lost = true;
      retry = setTimeout(() => void connect(), RECONNECT_MS);
    };
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', ({ payload = '' }) => {
      const cut = payload.indexOf(' ');
      on.grown(payload.slice(0, cut), payload.slice(cut + 1));
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      on.gap();
    } catch {
      onLost();
    }
  };

  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      await current?.end().catch(() => undefined);
    },
  };
}
