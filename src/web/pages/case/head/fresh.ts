import type { Bodies } from '#contracts/messages.ts';
import type { CaseRecord } from '#contracts/records.ts';
import type { CaseDetail } from '../../../client/types.ts';
import type { CaseEvent } from '../../../live/case-stream.ts';

/**
 * A case as its events tell it by now: stage and sentence are on the screen with the event itself,
 * not with the answer to the question that the event gives rise to.
 */
export function freshened(known: CaseDetail, events: readonly CaseEvent[]): CaseDetail {
  const detail = asModified(known, events);
  let fresh = detail;
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event === undefined || event.sequence <= known.lastEventSequence) break;
    const record = event.body as CaseRecord;
    if (event.kind === 'closed' && record.kind === 'closed') {
      const { outcome, summary } = record;
      return {
        ...detail,
        stage: 'closed',
        outcome,
        summary,
        sentence: summary[0] ?? detail.sentence,
      };
    }
    if (fresh === detail && event.kind === 'stage' && record.kind === 'stage') {
      fresh = { ...detail, stage: record.stage, sentence: record.sentence };
    }
  }
  return fresh;
}

/** The request in force: the API tells it as it was opened, and agents tell each other its changes. */
function asModified(detail: CaseDetail, events: readonly CaseEvent[]): CaseDetail {
  const last = events.findLast((it) => it.kind === 'message' && it.body.topic === 'case.modified');
  if (last?.kind !== 'message') return detail;
  const { brief } = last.body.body as Bodies['case.modified'];
  const { budgetMinor, needBy, urgency } = brief.requisition;
  return { ...detail, brief, budgetMinor, needBy, urgency };
}
