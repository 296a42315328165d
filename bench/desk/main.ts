import { availableParallelism } from 'node:os';
import type { BrowserContext } from 'playwright-core';
import { onStand, say } from '../on-stand.ts';
import { percentile } from '../statistics.ts';
import { textTable } from '../text-table.ts';
import { callTable } from './calls/call-table.ts';
import { fillTenant } from './calls/tenant.ts';
import { timeCalls } from './calls/time-calls.ts';
import { openStillCase, says } from './cases.ts';
import { serveFloor } from './floor-page.ts';
import type { FloorPage } from './floor-page.ts';
import { timeEvents } from './live.ts';
import { timeLoad } from './load.ts';
import type { Load } from './load.ts';
import { deskBenchHelp, parseDeskBenchOptions } from './options.ts';
import type { DeskBenchOptions } from './options.ts';
import { timeScroll } from './scroll.ts';
import type { DeskStand } from './stand.ts';
import { startDeskStand } from './stand.ts';

const LIVE_CASES = 50;
const LONG_CASE = 'long-case';
/** The first row of the table of live cases. */
const DESK_ROW = 'main table tbody tr';
const MESSAGE_LIST = '[aria-label="Conversation, oldest first"]';
/** Of a turn; more would be a burst that no agent makes. */
const MESSAGES_PER_TURN = 20;

async function main(): Promise<void> {
  const options = parseDeskBenchOptions(process.argv.slice(2));
  const floor = await serveFloor(options.messages);
  await onStand(startDeskStand, (stand) => bench(stand, floor, options)).finally(floor.close);
}

async function bench(stand: DeskStand, floor: FloorPage, options: DeskBenchOptions) {
  console.log(
    `${process.platform}, ${availableParallelism()} processors, ${stand.browser.version()}\n`,
  );
  if (!options.onlyCalls) await benchPages(stand, floor, options);
  await benchCalls(stand, options);
}

async function benchCalls(stand: DeskStand, { cases, calls }: DeskBenchOptions): Promise<void> {
  const keys = await fillTenant(stand, cases);
  say(`a tenant of ${cases} cases filled`);
  const times = await timeCalls(stand.url, keys, calls);
  console.log(`\n  ${cases} cases, ${calls} calls each\n${callTable(times)}`);
}

async function benchPages(stand: DeskStand, floor: FloorPage, options: DeskBenchOptions) {
  const caseIds = Array.from({ length: LIVE_CASES }, (_, at) => `live-${at}`);
  for (const it of caseIds) await openStillCase(stand, it, `Live case ${it}`);
  await openStillCase(stand, LONG_CASE, 'A case of many messages');
  for (let from = 1; from <= options.messages; from += MESSAGES_PER_TURN) {
    await stand.log.append(says(LONG_CASE, from, MESSAGES_PER_TURN));
  }
  const context = await signedIn(stand);
  say(`${LIVE_CASES} live cases, one of ${options.messages} messages; signed in`);
  const loads = await timeLoads(context, stand, floor, options.loads);
  say('first loads timed');
  const [desk, floorTab] = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all([desk.goto(stand.url), floorTab.goto(floor.url)]);
  await desk.locator(DESK_ROW).first().waitFor();
  await desk.bringToFront();
  const live = await timeEvents(stand, { desk, floorTab, floor }, caseIds, options.events);
  say('events timed');
  await Promise.all([
    desk.goto(`${stand.url}/cases/${LONG_CASE}?tab=conversation`),
    floorTab.goto(`${floor.url}/list`),
  ]);
  await desk.locator(MESSAGE_LIST).waitFor();
  await desk.bringToFront();
  const deskFrames = await timeScroll(desk, MESSAGE_LIST);
  await floorTab.bringToFront();
  const floorFrames = await timeScroll(floorTab, 'main');
  console.log(tableOf(loads, live, { deskFrames, floorFrames }));
  await context.close();
  if (live.lost > 0) throw new Error(`${live.lost} events never came to the screen`);
}

async function signedIn({ browser, url, key }: DeskStand): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
  const answer = await context.request.post(`${url}/v1/session`, { data: { key } });
  if (!answer.ok()) throw new Error(`sign-in was refused: ${answer.status()}`);
  return context;
}

async function timeLoads(
  context: BrowserContext,
  { url }: DeskStand,
  floor: FloorPage,
  count: number,
): Promise<{ desk: Load[]; floor: Load[] }> {
  const loads: { desk: Load[]; floor: Load[] } = { desk: [], floor: [] };
  for (let at = 0; at < count; at += 1) {
    loads.desk.push(await timeLoad(context, url, DESK_ROW));
    loads.floor.push(await timeLoad(context, floor.url, 'button'));
  }
  return loads;
}

const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const kB = (bytes: number): string => (bytes / 1_000).toFixed(0);

function tableOf(
  loads: { desk: Load[]; floor: Load[] },
  live: { deskMs: number[]; floorMs: number[] },
  frames: { deskFrames: number[]; floorFrames: number[] },
): string {
  const timed = (
    name: string,
    desk: readonly number[],
    floor: readonly number[],
    shareBp: number,
  ) => {
    const [ours, least] = [percentile(desk, shareBp), percentile(floor, shareBp)];
    return [name, ms(ours), ms(least), `${(ours / least).toFixed(1)} x`];
  };
  const usable = (of: readonly Load[]) => of.map((it) => it.usableMs);
  const first = loads.desk[0];
  return textTable(
    ['', 'desk', 'floor', 'ratio'],
    [
      timed(
        'first load until usable, p50 ms (aim 1,500)',
        usable(loads.desk),
        usable(loads.floor),
        5_000,
      ),
      timed('first load until usable, p95 ms', usable(loads.desk), usable(loads.floor), 9_500),
      ['script of the first load, kB compressed (aim 300)', kB(first?.scriptBytes ?? 0), '', ''],
      ['style sheets of the first load, kB compressed', kB(first?.styleBytes ?? 0), '', ''],
      timed('event to screen, 50 live cases, p50 ms', live.deskMs, live.floorMs, 5_000),
      timed('event to screen, 50 live cases, p95 ms (aim 300)', live.deskMs, live.floorMs, 9_500),
      timed(
        'frame while 2,000 messages scroll, p50 ms',
        frames.deskFrames,
        frames.floorFrames,
        5_000,
      ),
      timed(
        'frame while 2,000 messages scroll, p95 ms',
        frames.deskFrames,
        frames.floorFrames,
        9_500,
      ),
    ],
  );
}

if (process.argv.includes('--help')) console.log(deskBenchHelp);
else {
  await main();
  process.exit();
}
