/** A worker's own page of metrics; a worker that does not answer in time is left out. */
const ANSWER_MS_MAX = 1_000;

export type WorkerPage = { worker: string; text: string };

/** What the workers at these addresses serve, as one Prometheus text; empty without any. */
export async function readWorkerMetrics(urls: readonly string[]): Promise<string> {
  const pages = await Promise.all(urls.map(readPage));
  return mergeWorkerMetrics(pages.filter((it) => it !== null));
}

async function readPage(url: string): Promise<WorkerPage | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS_MAX) });
    return answer.ok ? { worker: new URL(url).host, text: await answer.text() } : null;
  } catch {
    return null;
  }
}

/**
 * One text of several pages. Each family keeps one head, as the format asks, and each sample says by
 * a label whose it is: two workers count the same things.
 */
export function mergeWorkerMetrics(pages: readonly WorkerPage[]): string {
  const families = new Map<string, { head: string[]; samples: string[] }>();
  for (const { worker, text } of pages) {
    let family = { head: [] as string[], samples: [] as string[] };
    for (const line of text.split('\n')) {
      const head = /^# (HELP|TYPE) (\S+)/.exec(line);
      if (head !== null) {
        const [, kind = '', name = ''] = head;
        family = families.get(name) ?? { head: [], samples: [] };
        families.set(name, family);
        if (!family.head.some((it) => it.startsWith(`# ${kind} `))) family.head.push(line);
      } else if (line !== '' && !line.startsWith('#')) {
        family.samples.push(withWorker(line, worker));
      }
    }
  }
  return [...families.values()]
    .flatMap(({ head, samples }) => [...head, ...samples])
    .map((line) => `${line}\n`)
    .join('');
}

function withWorker(sample: string, worker: string): string {
  const [, name = '', labels = '', value = ''] = /^([\w:]+)(?:\{(.*)\})? (.+)$/.exec(sample) ?? [];
  const label = `worker=${JSON.stringify(worker)}`;
  return `${name}{${labels === '' ? label : `${labels},${label}`}} ${value}`;
}
