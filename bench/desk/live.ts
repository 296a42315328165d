import type { Page } from 'playwright-core';
import { standsAt } from './cases.ts';
import type { FloorPage } from './floor-page.ts';
import type { DeskStand } from './stand.ts';

/** Twenty-five events a second: fifty cases that each take a step every two seconds. */
const EVERY_MS = 40;
const PATIENCE_MS = 10_000;

export type LiveTimes = { deskMs: number[]; floorMs: number[]; lost: number };

const nowMs = (): number => performance.timeOrigin + performance.now();

/**
 * From before the transaction of a turn until the sentence it wrote is painted on the desk; in turns
 * with the floor, a bare page that is told straight by this process.
 */
export async function timeEvents(
  stand: DeskStand,
  { desk, floorTab, floor }: { desk: Page; floorTab: Page; floor: FloorPage },
  caseIds: readonly string[],
  events: number,
): Promise<LiveTimes> {
  await Promise.all([desk, floorTab].map((it) => it.evaluate(watchMarks)));
  const sent = new Map<string, number>();
  for (let number = 1; number <= events; number += 1) {
    const isFloor = number % 2 === 0;
    const mark = `${isFloor ? 'floor' : 'desk'}-mark-${number}.`;
    sent.set(mark, nowMs());
    if (isFloor) floor.push(`Told ${mark}`);
    else {
      const caseId = caseIds[number % caseIds.length] ?? '';
      await stand.log.append(standsAt(caseId, `Bargains, ${mark}`, number));
    }
    await new Promise((resume) => setTimeout(resume, EVERY_MS));
  }
  const [deskSeen, floorSeen] = await Promise.all([
    seen(desk, sent.size / 2),
    seen(floorTab, sent.size / 2),
  ]);
  const times: LiveTimes = { deskMs: [], floorMs: [], lost: 0 };
  for (const [mark, atMs] of sent) {
    const isFloor = mark.startsWith('floor');
    const paintedMs = (isFloor ? floorSeen : deskSeen)[mark];
    if (paintedMs === undefined) times.lost += 1;
    else (isFloor ? times.floorMs : times.deskMs).push(paintedMs - atMs);
  }
  return times;
}

/** What has been painted when all is there, or when patience ends. */
async function seen(page: Page, expected: number): Promise<Record<string, number>> {
  await page
    .waitForFunction((count) => Object.keys(window.paintedMarks).length >= count, expected, {
      timeout: PATIENCE_MS,
    })
    .catch(() => undefined);
  return page.evaluate(() => window.paintedMarks);
}

declare global {
  interface Window {
    paintedMarks: Record<string, number>;
  }
}

/** Runs in the page: notes for each mark when the frame that shows it has been painted. */
function watchMarks(): void {
  window.paintedMarks = {};
  const note = (marks: string[]) => {
    requestAnimationFrame(() => {
      setTimeout(() => {
        for (const mark of marks) {
          window.paintedMarks[mark] ??= performance.timeOrigin + performance.now();
        }
      });
    });
  };
  new MutationObserver((changes) => {
    const texts = changes.map((it) => it.target.textContent ?? '');
    const marks = texts.flatMap((it) => it.match(/(desk|floor)-mark-\d+\./g) ?? []);
    if (marks.length > 0) note(marks);
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}
