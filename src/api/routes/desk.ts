import { z } from 'zod';
import { DeskAnswer, DeskFigures } from '#contracts/desk.ts';
import { DAY_MS, isoDayOf } from '#domain/days.ts';
import { figuresOf } from '#domain/desk/figures.ts';
import { mayStill } from '../authentication.ts';
import { mayRead, maySeeLimits } from '../roles.ts';
import { route } from '../route.ts';
import { whatWaitsFor } from '../waiting-for.ts';
import { lastEventIdHeader, lastEventIdOf } from './last-event-id.ts';

export const getDesk = route({
  method: 'get',
  path: '/v1/desk',
  operationId: 'getDesk',
  summary: 'What waits for me, the live cases, and those closed in the last 24 hours',
  tag: 'desk',
  roles: mayRead,
  answers: { status: 200, description: 'The desk', schema: DeskAnswer },
  async handle({ desk, holder }) {
    // First: what the position does not cover yet comes by the stream, at worst a second time.
    const { last: position } = await desk.store.keptDeskPositions(holder.tenantId);
    const [cases, waitingForMe] = await Promise.all([
      desk.store.deskCases(holder.tenantId),
      whatWaitsFor(desk, holder),
    ]);
    return { body: { waitingForMe, ...cases, position, atMs: Date.now() } };
  },
});

export const getDeskFigures = route({
  method: 'get',
  path: '/v1/desk/figures',
  operationId: 'getDeskFigures',
  summary: 'Throughput, success, cycle time, savings and open value, each with its definition',
  tag: 'desk',
  roles: mayRead,
  query: z.strictObject({
    days: z.coerce
      .number()
      .int()
      .min(1)
      .max(366)
      .default(90)
      .describe('Up to and including today, UTC'),
  }),
  answers: { status: 200, description: 'The figures', schema: DeskFigures },
  async handle({ desk, holder, query }) {
    const nowMs = Date.now();
    const fromDay = isoDayOf(nowMs - (query.days - 1) * DAY_MS);
    const untilDay = isoDayOf(nowMs);
    const counted = await desk.store.countFigures(holder.tenantId, { fromDay, untilDay });
    return { body: figuresOf(fromDay, untilDay, counted) };
  },
});

export const streamDesk = route({
  method: 'get',
  path: '/v1/events',
  operationId: 'streamDesk',
  summary: 'What changes for the desk, live, from now on or after Last-Event-ID',
  tag: 'desk',
  roles: mayRead,
  headers: lastEventIdHeader,
  query: z.strictObject({
    after: z.coerce
      .number()
      .int()
      .min(0)
      .optional()
      .describe('The `position` of /v1/desk, or of the last event seen'),
  }),
  answers: { status: 200, description: 'Server-Sent Events', mediaType: 'text/event-stream' },
  async handle({ desk, holder, query, req, res }) {
    const after = lastEventIdOf(req) ?? query.after ?? null;
    if (req.method === 'HEAD') {
      res.type('text/event-stream').end();
      return null;
    }
    const { tenantId, keyId } = holder;
    const limitsShown = maySeeLimits.includes(holder.role);
    const reader = { tenantId, keyId, res, mayStill: mayStill(desk, res), limitsShown };
    await desk.streams.streamDesk({ ...reader, after });
    return null;
  },
});
