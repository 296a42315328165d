import {
  extendZodWithOpenApi,
  OpenAPIRegistry,
  OpenApiGeneratorV31,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { errorFate } from '#contracts/errors.ts';
import { Problem } from '#contracts/http.ts';
import type { Route } from './route.ts';
import { routes } from './routes/index.ts';

extendZodWithOpenApi(z);

/** OpenAPI 3.1 of every route, from the same schemas that parse the calls. */
export function openApiDocument() {
  const registry = new OpenAPIRegistry();
  const key = registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key; it decides tenant and role.',
  });
  const problem = registry.register('Problem', Problem);
  for (const it of routes) registry.registerPath(describe(it, key.name, problem));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Parley', version: '1', description: errorTable() },
    servers: [{ url: '/' }],
  });
}

function describe(it: Route, security: string, problem: z.ZodType) {
  const mediaType = it.answers.mediaType ?? 'application/json';
  return {
    method: it.method,
    path: it.path,
    operationId: it.operationId,
    summary: it.summary,
    description: `Roles: ${it.roles.join(', ')}.`,
    tags: [it.tag],
    security: [{ [security]: [] }],
    request: {
      ...(it.params === undefined ? {} : { params: it.params }),
      ...(it.query === undefined ? {} : { query: it.query }),
      ...(it.body === undefined
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: it.body } } } }),
      ...(it.rawBody === undefined
        ? {}
        : { body: { required: true, content: { [it.rawBody]: { schema: z.string() } } } }),
    },
    responses: {
      [it.answers.status]: {
        description: it.answers.description,
        content: { [mediaType]: { schema: z.unknown() } },
      },
      default: {
        description: 'A problem, by RFC 9457',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  };
}

function errorTable(): string {
  const rows = Object.entries(errorFate).map(
    ([code, { http, retry }]) => `| ${code} | ${http} | ${retry ? 'yes' : 'no'} |`,
  );
  return [
    'Errors by code:',
    '',
    '| code | status | retry helps |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
