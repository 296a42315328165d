import type { BrowserContext } from 'playwright-core';

export type Load = {
  /** Until the named part is there and can be used. */
  usableMs: number;
  /** As they came over the wire, compressed. */
  scriptBytes: number;
  styleBytes: number;
};

/** Opens an address with nothing in the browser's cache. @param usable selector of what must be there */
export async function timeLoad(
  context: BrowserContext,
  url: string,
  usable: string,
): Promise<Load> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const startedMs = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(usable).first().waitFor({ state: 'visible' });
  const usableMs = performance.now() - startedMs;
  const sizes = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((it) => {
      const { name, encodedBodySize } = it as PerformanceResourceTiming;
      return { name: new URL(name).pathname, bytes: encodedBodySize };
    }),
  );
  await page.close();
  const sum = (ending: string) =>
    sizes.filter((it) => it.name.endsWith(ending)).reduce((total, it) => total + it.bytes, 0);
  return { usableMs, scriptBytes: sum('.js'), styleBytes: sum('.css') };
}
