import type { AgentPerformance, RolePerformance } from '#contracts/operations.ts';
import { ratioBp } from '../basis-points.ts';
import { showShare } from '../money.ts';

/** A role as it is counted, before its share of the waiting is known. */
export type CountedRole = Omit<RolePerformance, 'shareBp'>;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Each role with its share of all the waiting, and the one that most of the waiting is for. */
export function withBottleneck(
  counted: readonly CountedRole[],
): Pick<AgentPerformance, 'roles' | 'bottleneck'> {
  const allMs = counted.reduce((sum, it) => sum + it.waitedMs, 0);
  const roles = counted.map((it) => ({
    ...it,
    shareBp: allMs === 0 ? 0 : ratioBp(it.waitedMs, allMs),
  }));
  const [most] = roles.toSorted((a, b) => b.waitedMs - a.waitedMs);
  return {
    roles,
    bottleneck:
      most === undefined || most.waitedMs === 0
        ? null
        : { role: most.role, shareBp: most.shareBp, sentence: sentenceOf(most) },
  };
}

function sentenceOf({
  role,
  shareBp,
  responseMsP95,
  waitingCount,
  oldestWaitingMs,
}: RolePerformance) {
  const answers =
    responseMsP95 === null
      ? 'it answered nothing'
      : `it answers 95 of 100 requests within ${seconds(responseMsP95)}`;
  const waiting =
    waitingCount === 0 || oldestWaitingMs === null
      ? 'nothing waits for it now'
      : `${waitingCount} wait for it now, the oldest for ${seconds(oldestWaitingMs)}`;
  return `${showShare(shareBp)} of all waiting is for ${role}: ${answers}, ${waiting}.`;
}

/** Rounded down to a tenth; minutes from a thousand seconds on. */
function seconds(ms: number): string {
  if (ms >= 1_000 * SECOND_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
}
