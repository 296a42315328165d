/** `lost`: tried again by itself; `ended`: nothing comes any more. */
export type Connection = 'connecting' | 'live' | 'lost' | 'ended';

type StreamedEvent<Kind extends string> = {
  /** Rises by one; the place from which a lost connection goes on. */
  sequence: number;
  kind: Kind;
  data: unknown;
};

type Wish<Kind extends string> = {
  /** Address of the events after a sequence; 0 = all. */
  url: (after: number) => string;
  kinds: readonly Kind[];
  after?: number;
  onEvent: (event: StreamedEvent<Kind>) => void;
  onConnection: (connection: Connection) => void;
};

const RETRY_MS_MIN = 250;
const RETRY_MS_MAX = 5_000;
/** A page in the background gives its connection back after so long: a browser has six per host. */
const HIDDEN_MS_MAX = 30_000;

/**
 * Server-Sent Events that survive a lost connection: it is opened again after the last sequence seen,
 * so that nothing is missed, and what was seen already is dropped.
 * @returns closes it for good
 */
export function openEventStream<Kind extends string>(wish: Wish<Kind>): () => void {
  let last = wish.after ?? 0;
  let retryMs = RETRY_MS_MIN;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  let hiddenTimer: ReturnType<typeof setTimeout> | undefined;

  const rest = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const onVisibility = () => {
    clearTimeout(hiddenTimer);
    if (document.hidden) hiddenTimer = setTimeout(rest, HIDDEN_MS_MAX);
    else if (source === null) open();
  };
  const close = () => {
    clearTimeout(hiddenTimer);
    document.removeEventListener('visibilitychange', onVisibility);
    rest();
  };
  const open = () => {
    clearTimeout(timer);
    // The browser's own reconnection gives up on the first answer that is no stream, such as a 503.
    const current = new EventSource(wish.url(last));
    source = current;
    current.addEventListener('open', () => {
      retryMs = RETRY_MS_MIN;
      wish.onConnection('live');
    });
    current.addEventListener('error', () => {
      if (source !== current) return;
      current.close();
      wish.onConnection('lost');
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, RETRY_MS_MAX);
    });
    current.addEventListener('end', () => {
      close();
      wish.onConnection('ended');
    });
    for (const kind of wish.kinds) {
      current.addEventListener(kind, (event) => {
        const sequence = Number(event.lastEventId);
        if (sequence <= last) return;
        last = sequence;
        wish.onEvent({ sequence, kind, data: JSON.parse(event.data) as unknown });
      });
    }
  };

  document.addEventListener('visibilitychange', onVisibility);
  wish.onConnection('connecting');
  open();
  return close;
}
