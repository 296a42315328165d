import { daysAfter } from '../days.ts';
import type { CaseInContext } from './case-facts.ts';
import { winnersOf } from './case-facts.ts';
import type { Rule } from './flag.ts';
import { caseLink, mandateLink, messageLink, offersLink } from './links.ts';

const PERIOD_DAYS_MIN = 15;
const said = (ms: number): string => new Date(ms).toISOString();

/** The winner offered, or a winner that answers for itself answered, after its time was over. */
export const lateBidWon: Rule<CaseInContext> = {
  id: 'late_bid_won',
  title: 'The winning offer came after its deadline',
  severity: 'high',
  source: 'Cardinal R030',
  find({ its }) {
    const { caseId } = its;
    for (const supplierId of winnersOf(its)) {
      const answerByMs = Math.max(
        ...its.asks.filter((it) => it.supplierId === supplierId).map((it) => it.answerByMs),
      );
      const late = its.answers.find(
        (it) =>
          it.supplierId === supplierId && Number.isFinite(answerByMs) && it.sentAtMs > answerByMs,
      );
      if (late !== undefined) {
        return {
          formula: `${supplierId} answered at ${said(late.sentAtMs)}, asked until ${said(answerByMs)}`,
          records: [messageLink(caseId, late.messageId), offersLink(caseId, supplierId)],
        };
      }
      const deadlineMs = its.award?.mandates.find((it) => it.supplierId === supplierId)?.deadlineMs;
      const lastMs = its.lastOffers.find((it) => it.supplierId === supplierId)?.atMs;
      if (deadlineMs === undefined || lastMs === undefined || lastMs <= deadlineMs) continue;
      return {
        formula: `the last offer of ${supplierId} is of ${said(lastMs)}, the talks were to end by ${said(deadlineMs)}`,
        records: [offersLink(caseId, supplierId), mandateLink(caseId, supplierId)],
      };
    }
    return null;
  },
};

/** Suppliers that answer for themselves got little time for their first quote. */
export const shortPeriod: Rule<CaseInContext> = {
  id: 'short_period',
  title: 'Suppliers had a short time to quote',
  severity: 'low',
  source: 'Cardinal R003',
  find({ its: { caseId, asks } }) {
    const short = asks.filter(
      (it) => it.turn === 1 && it.answerByMs < daysAfter(it.askedAtMs, PERIOD_DAYS_MIN),
    );
    const [first] = short;
    if (first === undefined) return null;
    const hours = Math.floor((first.answerByMs - first.askedAtMs) / 3_600_000);
    return {
      formula: `${short.length} of ${new Set(asks.map((it) => it.supplierId)).size} suppliers had less than ${PERIOD_DAYS_MIN} days for their first quote; ${first.supplierId} had ${hours} hours`,
      records: [caseLink(caseId), ...short.map((it) => offersLink(caseId, it.supplierId))],
    };
  },
};
