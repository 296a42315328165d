import { median } from '../../basis-points.ts';
import { daysAfter, daysUntil, isoDayOf } from '../../days.ts';
import type { Rule } from '../rule.ts';
import { advice, askable, fault, linesOf } from '../rule.ts';

/** The goods must be wanted on a day that is to come, and not sooner than anybody can deliver. */
export const needBy: Rule = {
  passes: 'the need-by date leaves time for the usual lead times',
  look(request, facts) {
    const daysLeft = daysUntil(request.needBy, facts.nowMs);
    const today = isoDayOf(facts.nowMs);
    if (request.needBy < today) {
      return [fault(`needBy ${request.needBy} is past; today is ${today}`, 'needBy')];
    }
    return linesOf(request, facts).flatMap(({ known, path }) => {
      const days = askable(request, known).map((it) => it.leadTimeDays);
      const usual = median(days);
      if (usual === null || usual <= daysLeft) return [];
      const fastest = Math.min(...days);
      const value = isoDayOf(daysAfter(facts.nowMs, fastest > daysLeft ? fastest : usual));
      const who = fastest > daysLeft ? 'nobody' : 'fewer than half of the suppliers';
      const because = `${path}: ${who} can deliver within ${daysLeft} days; the fastest takes ${fastest}, the usual lead time is ${usual}`;
      return [advice(because, 'needBy', { value, says: `Set needBy to ${value} or later.` })];
    });
  },
};
