import type { ProcurementRequest } from '#contracts/http.ts';
import { median } from '../../basis-points.ts';
import { daysAfter, daysUntil, isoDayOf } from '../../days.ts';
import type { CheckFacts } from '../facts.ts';
import type { Finding, Rule } from '../rule.ts';
import { advice, askable, blindLines, fault, linesOf } from '../rule.ts';
import type { CheckedLine } from '../rule.ts';

/**
 * The goods must be wanted on a day that is to come, and not sooner than anybody can deliver. Of a
 * critical need sourcing leaves out whoever is late, so nobody would be left to ask.
 */
export const needBy: Rule = {
  passes: 'the need-by date leaves time for the usual lead times',
  blindTo: (request, facts) =>
    blindLines(linesOf(request, facts), ({ known }) => askable(request, known).length > 0, {
      unknown: 'nothing is known of how long such goods take',
      notCompared: 'the need-by date was held against today alone',
    }),
  look(request, facts) {
    const today = isoDayOf(facts.nowMs);
    if (request.needBy < today) {
      return [fault(`needBy ${request.needBy} is past; today is ${today}`, 'needBy')];
    }
    const daysLeft = daysUntil(request.needBy, facts.nowMs);
    const lines = linesOf(request, facts);
    const isLate = (it: CheckedLine) =>
      askable(request, it.known).length > 0 && fastestDays(request, it) > daysLeft;
    const nobodyIsLeft =
      request.preferences?.partialAllowed === false ? lines.some(isLate) : lines.every(isLate);
    const isHopeless = request.urgency === 'critical' && nobodyIsLeft;
    return lines.flatMap((it) => findingOf(request, facts, it, isHopeless));
  },
};

/** Of catalogues and open agreements; Infinity = nobody is known. */
const fastestDays = (request: ProcurementRequest, { known }: CheckedLine): number =>
  Math.min(
    ...askable(request, known).map((it) => it.leadTimeDays),
    ...known.agreements.flatMap((it) => it.leadTimeDays ?? []),
  );

function findingOf(
  request: ProcurementRequest,
  { nowMs }: CheckFacts,
  line: CheckedLine,
  isHopeless: boolean,
): Finding[] {
  const daysLeft = daysUntil(request.needBy, nowMs);
  const usual = median(askable(request, line.known).map((it) => it.leadTimeDays));
  if (usual === null || usual <= daysLeft) return [];
  const fastest = fastestDays(request, line);
  const isTooSoon = fastest > daysLeft;
  const value = isoDayOf(daysAfter(nowMs, isTooSoon ? fastest : usual));
  const who = isTooSoon ? 'nobody' : 'fewer than half of the suppliers';
  const because = `${line.label}: ${who} can deliver within ${daysLeft} days; the fastest takes ${fastest}, the usual lead time is ${usual}`;
  const fix = { value, says: `Set needBy to ${value} or later.` };
  return isTooSoon && isHopeless
    ? [fault(`${because}; for a critical need whoever is late is left out`, 'needBy', fix)]
    : [advice(because, 'needBy', fix)];
}
