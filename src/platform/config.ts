import type { ClientConnectConfig } from '@temporalio/envconfig';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';
import { ParleyError } from '#contracts/errors.ts';
import { ORDER_TIMING } from '#contracts/procurement.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const TRACES = ['off', 'console', 'otlp'] as const;

const DAY_MS = 24 * 60 * 60 * 1_000;
const TEMPORAL_ADDRESS = '127.0.0.1:7233';

/** What worker, API and command-line programs are told by their environment. */
export type Config = {
  database: {
    /** Of the role that row-level security binds. */
    appUrl: string;
    /** Of the role that owns the schema; null where no migration is to be run. */
    ownerUrl: string | null;
  };
  temporal: {
    address: string;
    namespace: string;
    /** For a connection of the client as well as of the worker. */
    connectionOptions: ClientConnectConfig['connectionOptions'] & { address: string };
  };
  /** Base URL of Temporal's own pages, for links to histories; null = not known. */
  temporalUi: string | null;
  api: {
    host: string;
    /** 0 = any free port. */
    port: number;
    /** By one key. */
    requestsPerMinute: number;
    /** Without a key that is known, from one address. */
    failuresPerMinute: number;
    /** Of people who sign in with a browser, in milliseconds. */
    sessions: { msMax: number; idleMs: number };
  };
  webhooks: {
    /** Plain HTTP, and suppliers' servers on the own machine and network; for development. */
    allowPrivate: boolean;
  };
  log: { level: (typeof LOG_LEVELS)[number] };
  traces: {
    to: (typeof TRACES)[number];
    /** Base URL of an OTLP/HTTP collector; null = the exporter's own default. */
    otlpEndpoint: string | null;
  };
  metrics: {
    /** Where the worker serves its Prometheus metrics. */
    host: string;
    /** null = nowhere. */
    port: number | null;
    /** Pages of workers that the API shows with its own metrics. */
    workerUrls: string[];
  };
  /** In milliseconds; the field names are those of the contract `Timing`. */
  timing: {
    peerReminderMs: number;
    peerTimeoutMs: number;
    approvalTimeoutMs: number;
    caseDeadlineMs: number;
    replyDelayMs: number;
    order: { remindMs: number; escalateMs: number; lapseMs: number };
  };
};

const databaseUrl = z
  .string({ error: 'must be set: postgresql://USER:PASSWORD@HOST:PORT/DATABASE' })
  .regex(/^postgres(ql)?:\/\/./, 'must look like postgresql://USER:PASSWORD@HOST:PORT/DATABASE');

const wholeNumber = (min: number, max: number) => {
  const wanted = `must be a whole number from ${min} to ${max}`;
  const text = z.string().regex(/^\d+$/, wanted).transform(Number);
  return text.pipe(z.int().min(min, wanted).max(max, wanted));
};

const whole = (min: number, max: number, fallback: number) =>
  wholeNumber(min, max).default(fallback);

const oneOf = <const Names extends readonly string[]>(names: Names, fallback: Names[number]) =>
  z.enum(names, { error: `must be one of ${names.join(', ')}` }).default(fallback);

const urls = z
  .string()
  .transform((text) => text.split(',').map((it) => it.trim()))
  .refine((all) => all.every((it) => /^https?:\/\/./.test(it) && URL.canParse(it)), {
    error: 'must be http or https addresses, separated by commas',
  });

const Environment = z.object({
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: databaseUrl.optional(),
  PARLEY_API_HOST: z.string().default('127.0.0.1'),
  PARLEY_API_PORT: whole(0, 65_535, 8_080),
  PARLEY_REQUESTS_PER_MINUTE: whole(1, 1_000_000, 6_000),
  PARLEY_FAILURES_PER_MINUTE: whole(1, 1_000_000, 300),
  PARLEY_SESSION_MS: whole(1_000, 30 * DAY_MS, DAY_MS / 2),
  PARLEY_SESSION_IDLE_MS: whole(1_000, 30 * DAY_MS, DAY_MS / 24),
  PARLEY_WEBHOOK_ALLOW_PRIVATE: oneOf(['true', 'false'], 'false'),
  PARLEY_LOG_LEVEL: oneOf(LOG_LEVELS, 'info'),
  PARLEY_TRACES: oneOf(TRACES, 'off'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional(),
  PARLEY_TEMPORAL_UI_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional(),
  PARLEY_METRICS_HOST: z.string().default('127.0.0.1'),
  PARLEY_METRICS_PORT: wholeNumber(1, 65_535).optional(),
  PARLEY_WORKER_METRICS: urls.default([]),
  PARLEY_PEER_REMINDER_MS: whole(100, 30 * DAY_MS, 60_000),
  PARLEY_PEER_TIMEOUT_MS: whole(200, 30 * DAY_MS, 300_000),
  PARLEY_APPROVAL_TIMEOUT_MS: whole(200, 365 * DAY_MS, DAY_MS),
  PARLEY_CASE_DEADLINE_MS: whole(1_000, 365 * DAY_MS, 7 * DAY_MS),
  PARLEY_SIMULATED_REPLY_MS: whole(0, 600_000, 0),
  PARLEY_ORDER_REMINDER_MS: whole(100, 365 * DAY_MS, ORDER_TIMING.remindMs),
  PARLEY_ORDER_ESCALATION_MS: whole(100, 365 * DAY_MS, ORDER_TIMING.escalateMs),
  PARLEY_ORDER_LAPSE_MS: whole(100, 365 * DAY_MS, ORDER_TIMING.lapseMs),
});

/**
 * Reads the environment once, strictly; an empty variable counts as one that is not set.
 * @throws ParleyError CONFIG_INVALID naming each wrong variable and what it may hold
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({
      path: path.join('.'),
      message,
    }));
    const lines = issues.map(({ path, message }) => `${path} ${message}`);
    throw new ParleyError('CONFIG_INVALID', lines.join('; '), issues);
  }
  const it = parsed.data;
  return {
    database: { appUrl: it.DATABASE_URL, ownerUrl: it.DATABASE_OWNER_URL ?? null },
    temporal: loadTemporalConfig(set),
    temporalUi: it.PARLEY_TEMPORAL_UI_URL?.replace(/\/+$/, '') ?? null,
    api: {
      host: it.PARLEY_API_HOST,
      port: it.PARLEY_API_PORT,
      requestsPerMinute: it.PARLEY_REQUESTS_PER_MINUTE,
      failuresPerMinute: it.PARLEY_FAILURES_PER_MINUTE,
      sessions: { msMax: it.PARLEY_SESSION_MS, idleMs: it.PARLEY_SESSION_IDLE_MS },
    },
    webhooks: { allowPrivate: it.PARLEY_WEBHOOK_ALLOW_PRIVATE === 'true' },
    log: { level: it.PARLEY_LOG_LEVEL },
    traces: { to: it.PARLEY_TRACES, otlpEndpoint: it.OTEL_EXPORTER_OTLP_ENDPOINT ?? null },
    metrics: {
      host: it.PARLEY_METRICS_HOST,
      port: it.PARLEY_METRICS_PORT ?? null,
      workerUrls: it.PARLEY_WORKER_METRICS,
    },
    timing: {
      peerReminderMs: it.PARLEY_PEER_REMINDER_MS,
      peerTimeoutMs: it.PARLEY_PEER_TIMEOUT_MS,
      approvalTimeoutMs: it.PARLEY_APPROVAL_TIMEOUT_MS,
      caseDeadlineMs: it.PARLEY_CASE_DEADLINE_MS,
      replyDelayMs: it.PARLEY_SIMULATED_REPLY_MS,
      order: {
        remindMs: it.PARLEY_ORDER_REMINDER_MS,
        escalateMs: it.PARLEY_ORDER_ESCALATION_MS,
        lapseMs: it.PARLEY_ORDER_LAPSE_MS,
      },
    },
  };
}

/**
 * The Temporal part alone: `TEMPORAL_*` variables and the user's Temporal profile.
 * @throws ParleyError CONFIG_INVALID when the profile cannot be read
 */
export function loadTemporalConfig(
  env: Readonly<Record<string, string | undefined>>,
): Config['temporal'] {
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({
      overrideEnvVars: { ...env } as Record<string, string>,
    });
    const address = connectionOptions.address ?? TEMPORAL_ADDRESS;
    return {
      address,
      namespace: namespace ?? 'default',
      connectionOptions: { ...connectionOptions, address },
    };
  } catch (cause) {
    throw new ParleyError(
      'CONFIG_INVALID',
      'TEMPORAL_* variables or the Temporal profile cannot be read: ' + (cause as Error).message,
    );
  }
}
