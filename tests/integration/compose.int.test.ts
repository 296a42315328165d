import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AGENT_ROLES } from '#contracts/roles.ts';
import { SEARCH_ATTRIBUTES } from '#contracts/search-attributes.ts';
import { dynamicConfig } from '#engine/temporal/dev-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (path: string) => readFileSync(`${root}${path}`, 'utf8');

type Service = {
  image?: string;
  build?: string;
  container_name?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
};

const compose = parse(textOf('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
};
const services = Object.entries(compose.services);
const oneShots = new Set(
  services.flatMap(([, { depends_on }]) =>
    Object.entries(depends_on ?? {})
      .filter(([, { condition }]) => condition === 'service_completed_successfully')
      .map(([name]) => name),
  ),
);

describe('docker-compose.yml', () => {
  it('follows the Compose specification', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(textOf('tests/fixtures/compose-spec.json')) as object);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('would be refused by the same schema with a key that Compose does not know', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(textOf('tests/fixtures/compose-spec.json')) as object);
    expect(validate({ services: { api: { image: 'x', comand: ['node'] } } })).toBe(false);
  });

  it.each(services)('%s mounts, builds and runs only files that exist', (_name, service) => {
    const mounted = (service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((source) => source.startsWith('./'));
    const programs = [...(service.command ?? []), ...(service.healthcheck?.test ?? [])].filter(
      (word) => word.endsWith('.ts'),
    );
    const built = service.build === undefined ? [] : [`${service.build}/Dockerfile`];
    for (const path of [...mounted, ...programs, ...built]) {
      expect(existsSync(`${root}${path}`), path).toBe(true);
    }
  });

  it('tells of every service that stays whether it is healthy', () => {
    const silent = services.filter(([name, it]) => !it.healthcheck && !oneShots.has(name));
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('has a worker service for each agent, and each can be scaled', () => {
    for (const role of AGENT_ROLES) {
      const worker = compose.services[`worker-${role}`];
      expect(worker?.command).toEqual(['node', 'src/worker/main.ts', '--roles', role]);
      expect(worker).not.toHaveProperty('container_name');
      expect(worker).not.toHaveProperty('ports');
    }
  });

  it('lets only the migrations act as the owner of the schema', () => {
    const owners = services.filter(([, it]) => it.environment?.DATABASE_OWNER_URL !== undefined);
    expect(owners.map(([name]) => name)).toEqual(['migrate']);
  });

  it('gives Temporal the settings of the embedded server', () => {
    const file = parse(textOf('deploy/temporal/dynamic-config.yaml')) as object;
    const given = Object.entries(file).map(([key, [{ value }]]) => [key, value as unknown]);
    const embedded = Object.entries(dynamicConfig).map(([key, json]) => [key, JSON.parse(json)]);
    expect(Object.fromEntries(given)).toEqual(Object.fromEntries(embedded));
  });

  it('makes every search attribute', () => {
    const script = textOf('deploy/temporal/make-namespace.sh');
    for (const name of Object.values(SEARCH_ATTRIBUTES)) expect(script).toContain(name);
  });

  it('names every variable it needs in deploy/env.example', () => {
    const needed = [...textOf('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, it]) => it);
    expect(new Set(needed).size).toBe(4);
    for (const name of needed) expect(textOf('deploy/env.example')).toMatch(`\n${name}=`);
  });
});

describe('the Dockerfile', () => {
  const lines = textOf('Dockerfile').split('\n');

  it('ends in a stage that does not run as root', () => {
    const lastStage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    expect(lastStage).toContain('USER node');
  });

  it('copies only what exists and what .dockerignore lets through', () => {
    const allowed = textOf('.dockerignore').split('\n');
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect(existsSync(`${root}${path}`), path).toBe(true);
      expect(allowed).toContain(`!${path}`);
    }
  });
});
