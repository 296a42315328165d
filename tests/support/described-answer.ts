import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { openApiDocument } from '#api/openapi.ts';

type Described = {
  responses: Record<string, { content: Record<string, { schema?: object }> }>;
};
type Given = { method: string; path: string; status: number; mediaType: string; body: unknown };

const document = openApiDocument();
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const operations = Object.entries(document.paths).map(([path, methods]) => ({
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  methods: methods as unknown as Record<string, Described>,
}));
const compiled = new Map<object, ValidateFunction>();

/** Holds an answer against what the OpenAPI document says of its operation. @throws Error */
export function expectDescribed({ method, path, status, mediaType, body }: Given): void {
  const known = operations.find((it) => it.pattern.test(path))?.methods[method.toLowerCase()];
  const schema =
    status >= 400
      ? document.components.schemas.Problem
      : known?.responses[String(status)]?.content[mediaType]?.schema;
  if (known === undefined || (status < 400 && mediaType !== 'application/json')) return;
  if (schema === undefined) throw new Error(`${method} ${path}: ${status} is not described`);
  const isValid = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, isValid);
  if (isValid(body)) return;
  const faults = (isValid.errors ?? []).map((it) => `${it.instancePath} ${it.message ?? ''}`);
  throw new Error(`${method} ${path} answers other than described: ${faults.join('; ')}`);
}
