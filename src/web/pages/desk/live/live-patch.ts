import type { DeskAnswer, DeskEvent, LiveCase } from '#contracts/desk.ts';

/** The desk after an event; the same object where the event changes nothing that is shown. */
export function withEvent(desk: DeskAnswer, event: DeskEvent): DeskAnswer {
  const at = desk.live.findIndex((it) => it.caseId === event.caseId);
  const row = desk.live[at];
  if (row === undefined || isKnown(row, event)) return desk;
  return { ...desk, live: desk.live.with(at, moved(row, event)) };
}

const isKnown = (row: LiveCase, { sequence }: DeskEvent): boolean =>
  sequence !== null && sequence <= row.lastEventSequence;

const moved = (
  row: LiveCase,
  { sequence, atMs, stage, sentence, outcome }: DeskEvent,
): LiveCase => ({
  ...row,
  stage: outcome === undefined ? (stage ?? row.stage) : 'closed',
  sentence: sentence ?? row.sentence,
  updatedAtMs: Math.max(row.updatedAtMs, atMs),
  lastEventSequence: sequence ?? row.lastEventSequence,
});
