import { z } from 'zod';
import { ItemsOf } from '#contracts/answers.ts';
import { DraftRequest, RequestDraft, RequestPreset, UploadedLines } from '#contracts/intake.ts';
import { isoDayOf } from '#domain/days.ts';
import { draftRequest } from '#domain/intake/draft-request.ts';
import { PRESET_NAMES, presets, toRequest } from '#domain/intake/presets.ts';
import { readRequest } from '#domain/intake/read-request.ts';
import { readRequisitionLines } from '#memory/import/requisition-lines.ts';
import { draftFacts } from '../intake/draft-facts.ts';
import { findDays } from '../intake/find-days.ts';
import { mayRequest } from '../roles.ts';
import { route } from '../route.ts';

/** A request has few lines; each row more would still be read and answered. */
const LINES_BYTES_MAX = 256 * 1_024;

export const draftRequisition = route({
  method: 'post',
  path: '/v1/requisitions/draft',
  operationId: 'draftRequisition',
  summary: 'A request in words as the form to confirm: what was understood, and what is missing',
  tag: 'procurements',
  roles: mayRequest,
  body: DraftRequest,
  answers: { status: 200, description: 'The form, for confirmation', schema: RequestDraft },
  async handle({ desk, holder, body: { text } }) {
    const nowMs = Date.now();
    const reading = readRequest(text, findDays(text, nowMs), isoDayOf(nowMs));
    const { tenantId, keyId } = holder;
    const facts = await draftFacts(desk.store, reading, { tenantId, openedBy: keyId, nowMs });
    return { body: draftRequest(reading, facts) };
  },
});

export const uploadLines = route({
  method: 'post',
  path: '/v1/requisitions/lines',
  operationId: 'uploadLines',
  summary: 'Lines of a request from CSV, for the form; all rows or none unless told otherwise',
  tag: 'procurements',
  roles: mayRequest,
  query: z.strictObject({ skipBadRows: z.enum(['true', 'false']).default('false') }),
  rawBody: 'text/csv',
  rawBytesMax: LINES_BYTES_MAX,
  answers: {
    status: 200,
    description: 'The lines, and which rows were left out for what reason',
    schema: UploadedLines,
  },
  handle({ query, req }) {
    // Without a body nothing is parsed; the reader says that the file is empty.
    const file = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    const skipBadRows = query.skipBadRows === 'true';
    return Promise.resolve({ body: readRequisitionLines(file, { skipBadRows }) });
  },
});

export const listPresets = route({
  method: 'get',
  path: '/v1/requisitions/presets',
  operationId: 'listPresets',
  summary: 'Requests to begin with, on the sample data',
  tag: 'procurements',
  roles: mayRequest,
  answers: { status: 200, description: 'The presets', schema: ItemsOf(RequestPreset) },
  handle() {
    const nowMs = Date.now();
    const items = PRESET_NAMES.map((name) => {
      const request = toRequest(presets[name], nowMs);
      return { name, about: presets[name].about, request, needBy: request.needBy };
    });
    return Promise.resolve({ body: { items } });
  },
});
