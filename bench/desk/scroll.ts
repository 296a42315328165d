import type { Page } from 'playwright-core';

const STEPS = 120;
const STEP_PX = 400;

/** Lengths of the frames, in milliseconds, while a list is scrolled by the wheel. */
export async function timeScroll(page: Page, list: string): Promise<number[]> {
  const box = await page.locator(list).first().boundingBox();
  if (box === null) throw new Error(`${list} is not on the page`);
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height, 400) / 2);
  await page.evaluate(watchFrames);
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.wheel(0, STEP_PX);
    await page.waitForTimeout(16);
  }
  return page.evaluate(() => window.frameMs);
}

declare global {
  interface Window {
    frameMs: number[];
  }
}

/** Runs in the page. */
function watchFrames(): void {
  window.frameMs = [];
  let last = performance.now();
  const frame = (atMs: number) => {
    window.frameMs.push(atMs - last);
    last = atMs;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
