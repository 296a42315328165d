import type { Observation } from '#contracts/observations.ts';
import { ratioBp } from '../../basis-points.ts';
import { CASE_SOURCE } from './bucket.ts';
import type { CaseFacts } from './case-facts.ts';
import { rewardBp } from './reward.ts';
import type { CaseResult, WonLine } from './reward.ts';

/**
 * Agents' decisions with what came of them. Each report of the goods makes a further revision, which
 * replaces the one before; a case that a person broke off says nothing about its decisions.
 */
export function decisionObservations(facts: CaseFacts): Observation[] {
  if (facts.outcome === 'aborted') return [];
  const result = resultOf(facts);
  const revision = 1 + facts.deliveries.reduce((sum, it) => sum + it.revision, 0);
  return facts.decisions.flatMap((it, index) => {
    const { question, context, chosen, without, propensityBp } = it.memory;
    const isSame = (other: CaseFacts['decisions'][number]) =>
      other.memory.question === question && other.supplierId === it.supplierId;
    const isFirst = !facts.decisions.slice(0, index).some(isSame);
    const next = facts.decisions.slice(index + 1).find(isSame);
    const reward = rewardBp(
      {
        question,
        supplierId: it.supplierId,
        fromMs: isFirst ? null : it.decidedAtMs,
        untilMs: next?.decidedAtMs ?? null,
      },
      result,
    );
    if (reward === null) return [];
    const observation: Observation = {
      observationId: `decision/${it.decisionId}/${revision}`,
      kind: 'decision',
      supplierId: it.supplierId,
      itemId: null,
      caseId: facts.caseId,
      category: facts.category,
      lane: null,
      occurredAtMs: it.decidedAtMs,
      recordedAtMs: facts.closedAtMs,
      source: CASE_SOURCE,
      replaces: null,
      body: {
        agent: it.agent,
        question,
        context,
        chosen,
        without,
        propensityBp,
        rewardBp: reward,
      },
    };
    return [observation];
  });
}

function resultOf(facts: CaseFacts): CaseResult {
  const talks = facts.talks.map((it) => ({ ...it, agreed: it.result === 'agreed' }));
  const { awardedAtMs, deliveries } = facts;
  if (awardedAtMs === null) return { talks, award: null };
  const lines = facts.awardLines.map((it): WonLine => {
    const goods = deliveries.find(
      (other) => other.lineNo === it.lineNo && other.supplierId === it.supplierId,
    );
    return {
      supplierId: it.supplierId,
      amountMinor: it.quantity * it.unitPriceMinor,
      late: goods?.late ?? false,
      rejectedBp:
        goods === undefined || goods.receivedQuantity === 0
          ? 0
          : ratioBp(goods.rejectedQuantity ?? 0, goods.receivedQuantity),
    };
  });
  return { talks, award: { awardedAtMs, lines } };
}
