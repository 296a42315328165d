import type { RiskFactorName, RiskFactorScore, ScoreFactor } from '#contracts/supplier.ts';
import { WHOLE_BP } from '#domain/basis-points.ts';
import type { JudgedAward } from '#domain/learning/weights/factor-effects.ts';
import type { RankingFactor } from '#domain/sourcing/strategies/strategy.ts';
import type { Transaction } from '../database.ts';
import { COUNTS } from './stored-observations.ts';

/** Awards that weights are learnt from; older ones speak of another market. */
const AWARDS_MAX = 500;

export type JudgedAwards = {
  ranking: JudgedAward<RankingFactor>[];
  risk: JudgedAward<RiskFactorName>[];
};

type Row = {
  resultBp: number;
  ranking: Pick<ScoreFactor, 'name' | 'scoreBp'>[] | null;
  risk: Pick<RiskFactorScore, 'name' | 'riskBp'>[] | null;
};

/** The last delivered awards: by which factors the winner was chosen and cleared, and what came of it. */
export async function judgedAwards(tx: Transaction, tenantId: string): Promise<JudgedAwards> {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `
    with judged as (
      select o.case_id, (o.body->>'rewardBp')::integer as "resultBp", o.occurred_at
      from observations o
      where o.tenant_id = $1 and o.kind = 'decision' and o.body->>'question' = 'search_strategy'
        and ${COUNTS}
      order by o.occurred_at desc limit ${AWARDS_MAX}
    ), won as (
      select distinct j.case_id, a.supplier_id, j."resultBp"
      from judged j join award_lines a on a.tenant_id = $1 and a.case_id = j.case_id
      where exists (select 1 from observations d where d.tenant_id = $1 and d.kind = 'delivery'
        and d.case_id = j.case_id and d.supplier_id = a.supplier_id)
    )
    select w."resultBp",
      (select c->'candidate'->'factors'
        from messages m, jsonb_array_elements(m.body->'cleared') c
        where m.tenant_id = $1 and m.case_id = w.case_id and m.topic = 'negotiation.cleared'
          and c->'candidate'->>'supplierId' = w.supplier_id
        order by m.sent_at desc, m.id limit 1) as ranking,
      (select l.assessment->'factors' from clearances l
        where l.tenant_id = $1 and l.case_id = w.case_id and l.supplier_id = w.supplier_id
        order by l.decided_at desc, l.id desc limit 1) as risk
    from won w order by w.case_id, w.supplier_id`,
    tenantId,
  );
  return {
    ranking: rows.flatMap(({ resultBp, ranking }) =>
      ranking === null ? [] : [award(resultBp, ranking, (it) => it.scoreBp)],
    ),
    // A low risk is a good score; an unknown one is none.
    risk: rows.flatMap(({ resultBp, risk }) =>
      risk === null
        ? []
        : [award(resultBp, risk, (it) => (it.riskBp === null ? null : WHOLE_BP - it.riskBp))],
    ),
  };
}

function award<Name extends string, Factor extends { name: string }>(
  resultBp: number,
  factors: readonly Factor[],
  scoreOf: (factor: Factor) => number | null,
): JudgedAward<Name> {
  const scores = factors.map((it) => [it.name, scoreOf(it)]);
  return { resultBp, scoresBp: Object.fromEntries(scores) as JudgedAward<Name>['scoresBp'] };
}
