import { ParleyError } from '#contracts/errors.ts';
import type { CaseRecord } from '#contracts/records.ts';
import { ratioBp } from '#domain/basis-points.ts';
import { showShare } from '#domain/money.ts';
import type { TraceAnalysis } from '#kit/trace.ts';
import { tellAnalysis } from './demo/analysis.ts';
import { conversation } from './demo/conversation.ts';
import type { DeskClient } from './demo/desk-client.ts';
import type { DemoOptions } from './demo/options.ts';
import { demoHelp, parseDemoOptions } from './demo/options.ts';
import { mixedRequests, runMixed } from './demo/mixed.ts';
import { withDesk } from './demo/own-desk.ts';

type Opened = { id: string };
type CaseView = { outcome: string; summary: string[]; openedAtMs: number };
type Approvals = { items: { approvalId: string; shownHash: string }[] };

async function main(): Promise<void> {
  const options = parseDemoOptions(process.argv.slice(2), process.env, Date.now());
  if (options.help) return console.log(demoHelp);
  const say = options.json ? () => undefined : (line: string) => console.log(line);
  await withDesk(options.dataDir, say, (desk) =>
    options.mixedCount === null
      ? runDemo(desk, options, say)
      : tellMixed(desk, options.mixedCount, say),
  );
}

/** Nobody watches these: what needs a person is turned down. */
async function tellMixed(
  desk: DeskClient,
  count: number,
  say: (line: string) => void,
): Promise<void> {
  const requests = await mixedRequests(count, Date.now());
  const outcomes = await runMixed(desk, requests, (id) => answer(desk, id, 'reject', say), say);
  const awards = (outcomes.get('awarded') ?? 0) + (outcomes.get('partially_awarded') ?? 0);
  say('');
  for (const [outcome, times] of outcomes) say(`${outcome.padEnd(18)} ${times}`);
  console.log(
    `${awards} of ${count} requests ended in an award (${showShare(ratioBp(awards, count))}).`,
  );
}

/** Runs one procurement and tells its conversation, decision by decision. */
async function runDemo(
  desk: DeskClient,
  options: DemoOptions,
  say: (line: string) => void,
): Promise<void> {
  const { id } = await desk.post<Opened>('/v1/procurements', options.request);
  const { openedAtMs } = await desk.get<CaseView>(`/v1/procurements/${id}`);
  say(`\n${options.about}\nCase ${id}: ${options.request.title}\n`);
  const tell = conversation(openedAtMs, options.request.budget.currency);
  for await (const event of desk.events(id)) {
    for (const line of tell(event)) say(line);
    const record = event.body as CaseRecord;
    if (event.kind === 'approval' && record.kind === 'approval')
      await answer(desk, id, options.answer, say);
  }
  const result = await desk.get<CaseView>(`/v1/procurements/${id}`);
  const trace = await desk.get<TraceAnalysis>(`/v1/procurements/${id}/trace`);
  if (options.json) {
    console.log(
      JSON.stringify({
        id,
        outcome: result.outcome,
        summary: result.summary,
        trace: { ...trace, tree: undefined },
      }),
    );
  }
  say(`\n${result.outcome.toUpperCase().replaceAll('_', ' ')}`);
  for (const line of result.summary) say(`  ${line}`);
  say('');
  for (const line of tellAnalysis(trace)) say(line);
}

async function answer(
  desk: DeskClient,
  caseId: string,
  how: DemoOptions['answer'],
  say: (line: string) => void,
): Promise<void> {
  if (how === 'none') return say('         (waiting for you: POST /v1/approvals/{id}/decision)');
  const open = await desk.get<Approvals>(`/v1/approvals?caseId=${caseId}`);
  for (const { approvalId, shownHash } of open.items) {
    const body = { decision: how, comment: 'answered by the demo', shownHash };
    await desk
      .postAsApprover(`/v1/approvals/${encodeURIComponent(approvalId)}/decision`, body)
      .catch(() => undefined);
  }
}

main().then(
  () => process.exit(0),
  (cause: unknown) => {
    console.error(cause instanceof ParleyError ? `\n${cause.code}: ${cause.message}` : cause);
    process.exit(1);
  },
);
