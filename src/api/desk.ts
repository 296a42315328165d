import type { PostOffice } from '#kit/delivery.ts';
import type { DeskStore } from '#memory/desk-store.ts';
import type { ListScreening } from '#memory/lists/screening.ts';
import type { Logger } from '#platform/logger.ts';
import type { CaseLog } from '#ports/case-log.ts';
import type { OrderOffice } from '#ports/order-office.ts';
import type { Tracer } from '#ports/tracer.ts';
import type { DeskSettings } from '#contracts/desk-settings.ts';
import type { Timing } from '#contracts/procurement.ts';
import type { AgentGateway } from './agent-gateway.ts';
import type { EventStreams } from './event-streams.ts';
import type { WebhookCaller } from './webhook-caller.ts';

/** What routes work with; joined together in `main.ts`. */
export type Desk = {
  store: DeskStore;
  log: CaseLog;
  office: PostOffice;
  orders: OrderOffice;
  agents: AgentGateway;
  streams: EventStreams;
  webhooks: WebhookCaller;
  screening: ListScreening;
  importCsv: (
    tenantId: string,
    kind: 'suppliers' | 'catalogue',
    file: Buffer,
    skipBadRows: boolean,
    /** Whom the audit trail names. */
    importedBy: string,
  ) => Promise<unknown>;
  /** The Temporal SDK's metrics of the workers that are known, as Prometheus text. */
  workerMetrics(): Promise<string>;
  tracer: Tracer;
  timing: Timing;
  settings: DeskSettings;
  /** How long people stay signed in: at most, and without calling. */
  sessionTimes: { msMax: number; idleMs: number };
  logger: Logger;
  ready(): Promise<{ database: boolean; engine: boolean }>;
};
