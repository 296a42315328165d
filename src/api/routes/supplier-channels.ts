import { z } from 'zod';
import { ItemsOf } from '#contracts/answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import { CHANNELS, SupplierView } from '#contracts/supplier-answer.ts';
import type { Desk } from '../desk.ts';
import { linkOf } from '../portal/link.ts';
import { mayCommand, mayOperate } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, requireCase, unknownCase } from './case-params.ts';
import { SupplierParams, noSuchSupplier, unknownSupplier } from './supplier-params.ts';

const URL_LENGTH_MAX = 2_000;
const ChannelRequest = z.strictObject({
  kind: z.enum(CHANNELS),
  webhookUrl: z
    .string()
    .max(URL_LENGTH_MAX)
    .optional()
    .describe('For a webhook only: https, and a name that leads to public addresses alone'),
});
type ChannelRequest = z.infer<typeof ChannelRequest>;

export const setSupplierChannel = route({
  method: 'post',
  path: '/v1/suppliers/{id}/channel',
  operationId: 'setSupplierChannel',
  summary: 'Say how a supplier is reached; earlier links and signatures of it end here',
  tag: 'suppliers',
  roles: mayOperate,
  params: SupplierParams,
  unknown: unknownSupplier,
  body: ChannelRequest,
  answers: {
    status: 200,
    description: 'The channel; the secret of a webhook is shown this once',
    schema: z.object({
      supplierId: z.string(),
      kind: z.enum(CHANNELS),
      webhookUrl: z.string().nullable(),
      secret: z.string().nullable(),
    }),
  },
  async handle({ desk, holder, params, body }) {
    const { tenantId } = holder;
    const { kind, webhookUrl = null } = body;
    await refuseWrongUrl(desk, body);
    const [known] = await desk.store.knownSuppliers(tenantId, [params.id]);
    if (known === undefined) {
      throw noSuchSupplier(params.id);
    }
    const { secret } = await desk.store.setChannel(tenantId, known, { kind, webhookUrl });
    const shown = kind === 'webhook' ? secret : null;
    return { body: { supplierId: known, kind, webhookUrl, secret: shown } };
  },
});

/** Nobody makes us call into our own network: only a name on HTTPS that leads out of it. */
async function refuseWrongUrl(desk: Desk, { kind, webhookUrl }: ChannelRequest) {
  if (kind !== 'webhook' && webhookUrl === undefined) return;
  const message =
    kind === 'webhook' ? await desk.webhooks.faultOf(webhookUrl ?? '') : 'is for a webhook only';
  if (message === null) return;
  throw new ParleyError('CHANNEL_INVALID', `webhookUrl ${message}.`, [
    { path: 'webhookUrl', message },
  ]);
}

/** What the supplier committed to stays out: before the unsealing it would tell a sealed quote. */
const ShownSession = SupplierView.pick({
  sessionId: true,
  supplierId: true,
  supplierName: true,
  status: true,
  turn: true,
  move: true,
  yourTurn: true,
  answerByMs: true,
  reminded: true,
}).extend({
  channel: z.string(),
  expiresAtMs: z.int(),
  link: z.string().nullable().describe('For the supplier alone; whoever has it answers for it'),
});

export const listSupplierSessions = route({
  method: 'get',
  path: '/v1/procurements/{id}/supplier-sessions',
  operationId: 'listSupplierSessions',
  summary: 'The real suppliers of a case: whose turn it is, until when, and their links',
  tag: 'suppliers',
  roles: mayCommand,
  params: CaseParams,
  unknown: unknownCase,
  answers: { status: 200, description: 'The sessions', schema: ItemsOf(ShownSession) },
  async handle({ desk, holder, params, req }) {
    await requireCase(desk, holder, params.id);
    const sessions = await desk.store.sessionsOf(holder.tenantId, params.id);
    const origin = `${req.protocol}://${req.get('host') ?? 'localhost'}`;
    const items = sessions.map((it) => ({
      ...ShownSession.omit({ channel: true, expiresAtMs: true, link: true }).parse(it.view),
      channel: it.channel,
      expiresAtMs: it.expiresAtMs,
      link: it.channel === 'portal' ? origin + linkOf(it) : null,
    }));
    return { body: { items } };
  },
});
