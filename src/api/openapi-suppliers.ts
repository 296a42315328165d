import { z } from 'zod';
import { OrderResponseRequest, OrderSaid, SupplierOrder } from '#contracts/orders.ts';
import { PortalView } from '#contracts/portal-view.ts';
import { SupplierAnswerRequest, SupplierView } from '#contracts/supplier-answer.ts';

type SchemaOf = (schema: z.ZodType) => object;

const TakenOrderResponse = z.object({ accepted: z.literal(true), order: SupplierOrder });
const TakenAnswer = z.object({ accepted: z.literal(true), view: SupplierView });

/** What suppliers call: no key, but a signed link or a signature of their own. */
export function supplierPaths(schemaOf: SchemaOf): Record<string, Record<string, object>> {
  const token = [parameter('token', 'path', 'From the link that the buyer gives')];
  return {
    '/portal/{token}': {
      get: operation('getPortal', 'The request, the talks and the order, as JSON or as a page', {
        parameters: token,
        answers: { 200: schemaOf(PortalView) },
      }),
      post: operation(
        'answerByPortal',
        'Quote, counter, accept, decline or ask, or answer the order',
        {
          parameters: token,
          body: schemaOf(z.union([SupplierAnswerRequest, OrderSaid])),
          answers: { 202: schemaOf(z.union([TakenAnswer, TakenOrderResponse])) },
        },
      ),
    },
    '/v1/webhooks/suppliers/{supplierId}': {
      post: operation('answerByWebhook', 'The same by a signed call', {
        parameters: [
          parameter('supplierId', 'path', 'The supplier that signs'),
          parameter('parley-timestamp', 'header', 'Seconds since 1970; five minutes off at most'),
          parameter('parley-nonce', 'header', 'Never used before: 8 to 64 letters or digits'),
          parameter(
            'parley-signature',
            'header',
            'Hex HMAC-SHA256 of timestamp, LF, nonce, LF and the body as it is sent',
          ),
        ],
        body: {
          allOf: [{ type: 'object', required: ['sessionId'] }],
          properties: { order: schemaOf(OrderResponseRequest) },
          description:
            'An answer as for the portal, with the sessionId that we posted; under `order` what is said to ' +
            'the purchase order',
        },
        answers: { 202: schemaOf(z.union([TakenAnswer, TakenOrderResponse])) },
      }),
    },
  };
}

const parameter = (name: string, place: 'path' | 'header', description: string) => ({
  name,
  in: place,
  required: true,
  description,
  schema: { type: 'string' },
});

function operation(
  operationId: string,
  summary: string,
  { parameters, body, answers }: { parameters: object[]; body?: object; answers: object },
): object {
  const responses = Object.entries(answers).map(([status, schema]) => [
    status,
    { description: summary, content: { 'application/json': { schema: schema as object } } },
  ]);
  return {
    operationId,
    summary,
    tags: ['for suppliers'],
    security: [],
    parameters,
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    responses: {
      ...Object.fromEntries(responses),
      default: {
        description: 'A problem, by RFC 9457',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}
