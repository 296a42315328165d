import { describe, expect, it } from 'vitest';
import { ParleyError } from '#contracts/errors.ts';
import { loadConfig } from './config.ts';

const DATABASE_URL = 'postgresql://parley_app:secret@127.0.0.1:5432/parley';
const TEMPORAL_CONFIG_FILE = '/nowhere/temporal.toml';

function refusalOf(env: Record<string, string>): ParleyError {
  try {
    loadConfig({ DATABASE_URL, TEMPORAL_CONFIG_FILE, ...env });
  } catch (cause) {
    if (cause instanceof ParleyError) return cause;
    throw cause;
  }
  throw new Error('it was accepted');
}

describe('the configuration', () => {
  it('needs nothing but the database', () => {
    const config = loadConfig({ DATABASE_URL, TEMPORAL_CONFIG_FILE });
    expect(config.api.port).toBe(8_080);
    expect(config.temporal).toMatchObject({ address: '127.0.0.1:7233', namespace: 'default' });
    expect(config.traces.to).toBe('off');
  });

  it('takes address and namespace of Temporal from its standard variables', () => {
    const config = loadConfig({
      DATABASE_URL,
      TEMPORAL_CONFIG_FILE,
      TEMPORAL_ADDRESS: 'temporal.example:7233',
      TEMPORAL_NAMESPACE: 'desk',
    });
    expect(config.temporal.connectionOptions.address).toBe('temporal.example:7233');
    expect(config.temporal.namespace).toBe('desk');
  });

  it('lets nobody make us call into our own network unless it is said in so many words', () => {
    const read = (value: string) =>
      loadConfig({ DATABASE_URL, TEMPORAL_CONFIG_FILE, PARLEY_WEBHOOK_ALLOW_PRIVATE: value });
    expect(read('').webhooks.allowPrivate).toBe(false);
    expect(read('true').webhooks.allowPrivate).toBe(true);
    const issues = [{ path: 'PARLEY_WEBHOOK_ALLOW_PRIVATE' }];
    expect(refusalOf({ PARLEY_WEBHOOK_ALLOW_PRIVATE: '1' })).toMatchObject({ issues });
  });

  it('counts an empty variable as one that is not set', () => {
    const config = loadConfig({ DATABASE_URL, TEMPORAL_CONFIG_FILE, PARLEY_TRACES: '' });
    expect(config.traces.to).toBe('off');
  });

  it("knows Temporal's own pages only where it is told, by an address that paths can follow", () => {
    const read = (value: string) =>
      loadConfig({ DATABASE_URL, TEMPORAL_CONFIG_FILE, PARLEY_TEMPORAL_UI_URL: value }).temporalUi;
    expect([read(''), read('https://ui.example/temporal/')]).toEqual([
      null,
      'https://ui.example/temporal',
    ]);
  });

  it('is refused without a database', () => {
    expect(() => loadConfig({})).toThrow(/DATABASE_URL must be set/);
  });

  it.each([
    ['PARLEY_API_PORT', '80a', /whole number from 0 to 65535/],
    ['PARLEY_API_PORT', '70000', /whole number from 0 to 65535/],
    ['PARLEY_LOG_LEVEL', 'loud', /trace, debug, info, warn, error, fatal, silent/],
    ['PARLEY_TRACES', 'yes', /off, console, otlp/],
    ['PARLEY_PEER_TIMEOUT_MS', '-1', /whole number from 200/],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', /http or https/],
    ['PARLEY_TEMPORAL_UI_URL', 'javascript:alert(1)', /http or https/],
    ['PARLEY_WORKER_METRICS', 'http://a:1/metrics,b', /http or https addresses/],
    ['DATABASE_URL', 'mysql://x', /postgresql:\/\//],
  ])('names %s=%s and what it may hold', (name, value, allowed) => {
    const refusal = refusalOf({ [name]: value });
    expect(refusal.code).toBe('CONFIG_INVALID');
    expect(refusal.issues.map(({ path }) => path)).toEqual([name]);
    expect(refusal.message).toMatch(allowed);
  });

  it('names every wrong variable at once, and shows no password', () => {
    const refusal = refusalOf({ PARLEY_TRACES: 'yes', PARLEY_LOG_LEVEL: 'loud' });
    expect(refusal.issues.map(({ path }) => path)).toEqual(['PARLEY_LOG_LEVEL', 'PARLEY_TRACES']);
    expect(refusal.message).not.toContain('secret');
  });
});
