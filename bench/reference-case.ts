import type { DecisionRecord } from '#kit/journal.ts';
import { runCases } from './case-run.ts';
import { parley } from './contenders.ts';
import type { Reference } from './floors/activities.ts';
import type { Stand } from './stand.ts';

/**
 * Runs one case on Parley and gives what it left behind to the floors, so that they make the same
 * exchanges and write the same rows.
 * @returns how many exchanges with suppliers it made
 */
export async function runReferenceCase(stand: Stand): Promise<{ rounds: number; caseId: string }> {
  const { briefs } = await runCases(stand, parley(stand), { cases: 1, atOnce: 1 });
  const caseId = briefs[0]?.requisition.caseId ?? '';
  const { rows: answers } = await stand.database.query<{ rounds: number }>(
    `select count(*)::integer as rounds from activity_answers
     where case_id = $1 and answer ? 'replies'`,
    [caseId],
  );
  const reference: Reference = { caseId, left: await leftBy(stand, caseId) };
  const isKept = (it: unknown): it is object => (it as { type: string }).type === 'reference kept';
  await stand.floor.ask({ type: 'keep reference', reference }, isKept);
  return { rounds: answers[0]?.rounds ?? 0, caseId };
}

async function leftBy(stand: Stand, caseId: string): Promise<Reference['left']> {
  const { rows: decisions } = await stand.database.query<DecisionRecord>(
    `select id, agent, question, chosen, alternatives, because, confidence_bp as "confidenceBp",
       policy_version as "policyVersion", lesson_versions as "lessonVersions", inputs,
       causation_id as "causationId", extract(epoch from decided_at)::float8 * 1000 as "atMs"
     from decisions where case_id = $1 order by recorded_at`,
    [caseId],
  );
  const { rows: records } = await stand.database.query<Reference['left']['records'][number]>(
    `select source_id as id, 'reference' as "causationId",
       round(extract(epoch from at) * 1000)::float8 as "atMs", body as record
     from case_events where case_id = $1 and kind not in ('message', 'decision')
     order by sequence`,
    [caseId],
  );
  return { decisions: decisions.map((it) => ({ ...it, atMs: Math.round(it.atMs) })), records };
}
