import { z } from 'zod';
import { errorFate } from '#contracts/errors.ts';
import { Problem } from '#contracts/http.ts';
import { supplierPaths } from './openapi-suppliers.ts';
import type { Route } from './route.ts';
import { routes } from './routes/index.ts';
import { SESSION_COOKIE } from './session/cookie.ts';

/**
 * JSON Schema 2020-12, which is what OpenAPI 3.1 takes. Answers stay open for fields that come
 * later.
 */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return rest;
}

/** OpenAPI 3.1 of every route, from the same schemas that parse the calls. */
export function openApiDocument() {
  const paths = Object.groupBy(routes, (it) => it.path);
  return {
    openapi: '3.1.0',
    info: { title: 'Parley', version: '1', description: introduction() },
    servers: [{ url: '/' }],
    security: [{ key: [] }, { session: [] }],
    paths: {
      ...Object.fromEntries(
        Object.entries(paths).map(([path, all = []]) => [
          path,
          Object.fromEntries(all.map((it) => [it.method, operation(it)])),
        ]),
      ),
      ...supplierPaths(schemaOf),
      ...Object.fromEntries(Object.entries(pages).map(([path, it]) => [path, { get: page(it) }])),
    },
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key; it decides tenant and role.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description:
            'Of a browser that signed in; everything but GET and HEAD also carries X-CSRF-Token.',
        },
      },
      schemas: { Problem: schemaOf(Problem) },
    },
  };
}

type Page = { operationId: string; summary: string; mediaType: string; unready?: string };

/** What is served without a key. */
const pages: Readonly<Record<string, Page>> = {
  '/healthz': {
    operationId: 'getLiveness',
    summary: 'Whether the process answers',
    mediaType: 'application/json',
  },
  '/readyz': {
    operationId: 'getReadiness',
    summary: 'Whether database and engine answer as well',
    mediaType: 'application/json',
    unready: 'One of them is away',
  },
  '/metrics': {
    operationId: 'getMetrics',
    summary: 'Prometheus metrics of the API, of the desk, and of the SDK in the workers',
    mediaType: 'text/plain',
  },
  '/openapi.json': {
    operationId: 'getOpenApi',
    summary: 'This document',
    mediaType: 'application/json',
  },
};

function page({ operationId, summary, mediaType, unready }: Page) {
  const content = { [mediaType]: {} };
  return {
    operationId,
    summary,
    tags: ['operations'],
    security: [],
    responses: {
      200: { description: summary, content },
      ...(unready !== undefined && { 503: { description: unready, content } }),
    },
  };
}

function operation(it: Route) {
  const { status, description, mediaType = 'application/json', schema } = it.answers;
  const content =
    it.body === undefined
      ? it.rawBody && { [it.rawBody]: { schema: { type: 'string' } } }
      : { 'application/json': { schema: schemaOf(it.body) } };
  return {
    operationId: it.operationId,
    summary: it.summary,
    description: `Roles: ${it.roles.join(', ')}.`,
    tags: [it.tag],
    ...(it.withoutKey && { security: [] }),
    parameters: [
      ...parameters('path', it.params),
      ...parameters('query', it.query),
      ...Object.entries(it.headers ?? {}).map(([name, about]) => ({
        name,
        in: 'header',
        description: about,
        schema: { type: 'string' },
      })),
    ],
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      [status]: {
        description,
        content: { [mediaType]: schema === undefined ? {} : { schema: schemaOf(schema) } },
      },
      default: {
        description: 'A problem, by RFC 9457',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, it]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: it,
  }));
}

function introduction(): string {
  return [
    'Open a procurement with `POST /v1/procurements`, follow its `Location`, and watch `/events`.',
    'Every call carries `Authorization: Bearer KEY`; the key decides tenant and role.',
    'Amounts are whole minor units (cents), shares are basis points, times are epoch milliseconds.',
    '',
    '<details><summary>Problems and what to do about them</summary>',
    '',
    errorTable(),
    '',
    '</details>',
  ].join('\n');
}

function errorTable(): string {
  const rows = Object.entries(errorFate).map(
    ([code, { http, retry }]) => `| ${code} | ${http} | ${retry ? 'yes' : 'no'} |`,
  );
  return ['| code | status | retry helps |', '| --- | --- | --- |', ...rows].join('\n');
}
