import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { errorFate } from '#contracts/errors.ts';
import { createApp } from './app.ts';
import type { Desk } from './desk.ts';
import { openApiDocument } from './openapi.ts';

type Operation = {
  operationId: string;
  security?: object[];
  parameters?: { name: string; in: string; schema: object }[];
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
  requestBody?: { content: Record<string, { schema: object }> };
};
type Layer = {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
};

const document = openApiDocument();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, it]) => ({ path, method, it: it as Operation })),
);
const fixture = new URL('../../tests/fixtures/openapi-3.1.json', import.meta.url);

const validator = () => {
  const formats = { 'media-range': true as const };
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats });
  addFormats.default(ajv);
  return ajv;
};

/** Only listed, never called, so a desk is not needed. */
function servedRoutes(): string[] {
  const app = createApp({} as Desk, { requestsPerMinute: 1, failuresPerMinute: 1 });
  const walk = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) => {
      if (route === undefined) return walk(handle.stack ?? []);
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      const methods = Object.keys(route.methods);
      // What answers to every method is the refusal of those that a path does not have.
      return methods.length > 1 ? [] : methods.map((method) => `${method} ${path}`);
    });
  return walk((app as unknown as { router: { stack: Layer[] } }).router.stack);
}

describe('the OpenAPI document', () => {
  it('follows the specification, version 3.1', () => {
    const isValid = validator().compile(JSON.parse(readFileSync(fixture, 'utf8')) as object);
    isValid(JSON.parse(JSON.stringify(document)));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('has every route that is served, and no other', () => {
    const pagesForPeople = [
      'get /docs',
      'get /docs/start.js',
      'get /portal/style.css',
      'get /portal/clock.js',
    ];
    const served = servedRoutes().filter((it) => !pagesForPeople.includes(it));
    expect(operations.map((it) => `${it.method} ${it.path}`).toSorted()).toEqual(served.toSorted());
  });

  it('names each operation once', () => {
    const names = operations.map(({ it }) => it.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(operations)('describes $method $path by schemas that can be used', ({ path, it }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
    const parameters = it.parameters ?? [];
    expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(inPath);
    const bodies = Object.values(it.requestBody?.content ?? {}).map((one) => one.schema);
    const answers = Object.entries(it.responses)
      .filter(([status]) => status !== 'default' && path.startsWith('/v1'))
      .flatMap(([, one]) => Object.entries(one.content ?? {}))
      .filter(([mediaType]) => mediaType === 'application/json')
      .map(([, one]) => one.schema);
    expect(answers).not.toContain(undefined);
    const all = [...parameters.map((one) => one.schema), ...bodies, ...answers];
    for (const schema of all.filter((one) => one !== undefined)) {
      expect(() => validator().compile(schema)).not.toThrow();
    }
  });

  it('asks for a key everywhere but of suppliers and on the pages for machines', () => {
    const open = operations.filter(({ it }) => it.security?.length === 0).map((it) => it.path);
    expect(open).toEqual([
      '/v1/session',
      '/portal/{token}',
      '/portal/{token}',
      '/v1/webhooks/suppliers/{supplierId}',
      '/healthz',
      '/readyz',
      '/metrics',
      '/openapi.json',
    ]);
    expect(document.security).toEqual([{ key: [] }, { session: [] }]);
  });

  it('lists every error code with its status', () => {
    for (const [code, { http }] of Object.entries(errorFate)) {
      expect(document.info.description).toContain(`| ${code} | ${http} |`);
    }
  });

  it('takes a right request and refuses a wrong one, as the API does', () => {
    const schema = document.paths['/v1/procurements'] as unknown as { post: Operation };
    const isValid = validator().compile(
      schema.post.requestBody?.content['application/json']?.schema ?? {},
    );
    const request = {
      title: 'A pump',
      lines: [{ item: 'P1', quantity: 2, unitCode: 'C62' }],
      budget: { amountMinor: 100, currency: 'USD' },
      needBy: '2031-01-31',
      urgency: 'low',
    };
    expect(isValid(request)).toBe(true);
    expect(isValid({ ...request, colour: 'red' })).toBe(false);
    expect(isValid({ ...request, urgency: 'soon' })).toBe(false);
  });
});
