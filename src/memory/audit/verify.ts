import type { Database, Transaction } from '../database.ts';
import type { AuditEvent } from './chain.ts';
import { CHAIN_START, endFault, headFault, linkFault, placeOf } from './chain-check.ts';
import type { AuditFinding, AuditHead, ChainPlace } from './chain-check.ts';
import { eventsPage, headOf } from './events.ts';
import { missingTrigger, toldRowFault, untoldRows } from './told-rows.ts';

/** Events read at a time; with their rows they are all that is in memory. */
const EVENTS_PER_PAGE = 500;
const VERIFICATION_MS_MAX = 3_600_000;

export type AuditVerification = {
  tenantId: string;
  /** Events found to hold; up to the first finding when there is one. */
  eventsCount: number;
  /** Of the events found to hold; keep it elsewhere, and a later cut is found by it. */
  head: AuditHead;
  /** Rows from before the trail of the tenant began, which no event tells of. */
  earlierRowsCount: number;
  finding: AuditFinding | null;
};

/**
 * Reads a tenant's whole trail as of one moment, hashes it anew, and holds every row it tells of
 * against it.
 * @param noted a head written down earlier, which must still be in the trail; null = none
 * @param signal ends the reading early; throws its reason
 */
export function verifyAudit(
  database: Database,
  tenantId: string,
  noted: AuditHead | null = null,
  signal?: AbortSignal,
): Promise<AuditVerification> {
  return database.client.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        select set_config('parley.tenant_id', ${tenantId}, true), set_config('timezone', 'UTC', true)`;
      const walked = await walk(tx, tenantId, noted, signal);
      const { place, beganAtMs } = walked;
      const kept = await headOf(tx, tenantId);
      const finding =
        walked.chainFault ??
        endFault(place, kept) ??
        (noted === null ? null : headFault(place, walked.hashAtNoted, noted)) ??
        walked.rowFault ??
        (await missingTrigger(tx));
      const untold =
        finding === null
          ? await untoldRows(tx, tenantId, beganAtMs ?? Date.now())
          : { earlierCount: 0, fault: null };
      return {
        tenantId,
        eventsCount: place.sequence,
        head: { sequence: place.sequence, hash: place.hash },
        earlierRowsCount: untold.earlierCount,
        finding: finding ?? untold.fault,
      };
    },
    { isolationLevel: 'RepeatableRead', timeout: VERIFICATION_MS_MAX, maxWait: 10_000 },
  );
}

type Walked = {
  place: ChainPlace;
  beganAtMs: number | null;
  hashAtNoted: string | null;
  chainFault: AuditFinding | null;
  /** The first one; after an event that is missing, rows only seem changed. */
  rowFault: AuditFinding | null;
};

async function walk(
  tx: Transaction,
  tenantId: string,
  noted: AuditHead | null,
  signal?: AbortSignal,
): Promise<Walked> {
  const walked: Walked = {
    place: CHAIN_START,
    beganAtMs: null,
    hashAtNoted: null,
    chainFault: null,
    rowFault: null,
  };
  for (;;) {
    signal?.throwIfAborted();
    const filter = { after: walked.place.sequence };
    const events = await eventsPage(tx, tenantId, filter, EVENTS_PER_PAGE);
    const held: AuditEvent[] = [];
    for (const event of events) {
      walked.chainFault = await faultAt(tx, walked.place, event);
      if (walked.chainFault !== null) break;
      walked.place = placeOf(event);
      walked.beganAtMs ??= event.atMs;
      if (event.sequence === noted?.sequence) walked.hashAtNoted = event.hash;
      held.push(event);
    }
    walked.rowFault ??= await toldRowFault(tx, tenantId, held);
    if (walked.chainFault !== null || events.length < EVENTS_PER_PAGE) return walked;
  }
}

async function faultAt(
  tx: Transaction,
  before: ChainPlace,
  event: AuditEvent,
): Promise<AuditFinding | null> {
  const fault = linkFault(before, event, false);
  if (fault?.kind !== 'removed' || event.sequence !== before.sequence + 1) return fault;
  const [row] = await tx.$queryRaw<{ followed: boolean }[]>`
    select exists (select 1 from audit_events where tenant_id = ${event.tenantId}
      and previous_hash = ${before.hash}) as followed`;
  return linkFault(before, event, row?.followed === true);
}

/** All tenants that have a trail. */
export async function auditedTenants(database: Database): Promise<string[]> {
  const rows = await database.client.$queryRaw<{ tenant_id: string }[]>`
    select * from audited_tenants() as tenant_id`;
  return rows.map((it) => it.tenant_id);
}
