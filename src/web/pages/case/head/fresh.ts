import type { CaseRecord } from '#contracts/records.ts';
import type { CaseDetail } from '../../../client/types.ts';
import type { CaseEvent } from '../../../live/case-stream.ts';

/**
 * A case as its events tell it by now: stage and sentence are on the screen with the event itself,
 * not with the answer to the question that the event gives rise to.
 */
export function freshened(detail: CaseDetail, events: readonly CaseEvent[]): CaseDetail {
  let fresh = detail;
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event === undefined || event.sequence <= detail.lastEventSequence) break;
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
