import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';

/** The least that a page can be: one list, one stream, no framework, no database behind it. */
const page = (rows: number): string => `<!doctype html><meta charset="utf-8"><title>floor</title>
<body><main><button>ready</button><p id="last"></p><ol>${Array.from(
  { length: rows },
  (_, row) => `<li style="height:44px">row ${row}</li>`,
).join('')}</ol></main>
<script>
  new EventSource('/events').onmessage = (event) => {
    document.getElementById('last').textContent = event.data;
  };
</script></body>`;

export type FloorPage = {
  url: string;
  /** Tells every open page. */
  push(text: string): void;
  close(): Promise<void>;
};

/** Serves it on the own machine. @param rows how many the list of `/list` has */
export async function serveFloor(rows: number): Promise<FloorPage> {
  const readers = new Set<ServerResponse>();
  const server = createServer((req, res) => {
    if (req.url === '/events') {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' });
      res.flushHeaders();
      readers.add(res);
      res.on('close', () => readers.delete(res));
    } else {
      res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      res.end(page(req.url === '/list' ? rows : 0));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    push(text) {
      for (const it of readers) it.write(`data: ${text}\n\n`);
    },
    async close() {
      for (const it of readers) it.end();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
