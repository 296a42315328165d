import {
  condition,
  defineSignal,
  getExternalWorkflowHandle,
  proxyLocalActivities,
  proxySinks,
  setHandler,
} from '@temporalio/workflow';
import type { HopSinks } from './hop-sinks.ts';

/** How a ball reaches the other player. */
export type Way = 'external_signal' | 'signal_with_start';
export type Player = { rally: string; peerId: string; hops: number; way: Way };
export type Ball = Player & { hop: number };

const { marks } = proxySinks<HopSinks>();
const { throwBall } = proxyLocalActivities<{ throwBall(ball: Ball): Promise<void> }>({
  startToCloseTimeout: '30 seconds',
});
const ballSignal = defineSignal<[number]>('ball');

/** One of two workflows that signal each other and do nothing else: a message hop without us. */
export async function barePlayer(player: Player): Promise<void> {
  const caught: number[] = [];
  setHandler(ballSignal, (hop) => void caught.push(hop));
  for (;;) {
    await condition(() => caught.length > 0);
    const hop = caught.shift() ?? 0;
    marks.mark(player.rally, hop);
    if (hop === player.hops) return;
    if (player.way === 'signal_with_start') await throwBall({ ...player, hop: hop + 1 });
    else await getExternalWorkflowHandle(player.peerId).signal(ballSignal, hop + 1);
    if (hop + 1 === player.hops) return;
  }
}
