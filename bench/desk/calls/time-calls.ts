import { CALLING_ROLES } from './tenant.ts';
import type { CallingRole } from './tenant.ts';

/** The least an API can answer, and the least one of ours that knows who asks. */
export const FLOORS = ['/healthz', '/v1/desk-settings'] as const;
export const TIMED_PATHS = [
  '/v1/desk',
  '/v1/procurements?limit=50',
  '/v1/approvals?waitingFor=me',
  '/v1/desk/figures',
] as const;

/** Of one path as one role: how long each call took, and how long the last answer is. */
export type CallTimes = { path: string; role: CallingRole; tookMs: number[]; bytes: number };

/** Asks every path as every role, one call after the other; paths and roles take turns. */
export async function timeCalls(
  url: string,
  keys: Readonly<Record<CallingRole, string>>,
  callsCount: number,
): Promise<CallTimes[]> {
  const all = [...FLOORS, ...TIMED_PATHS].flatMap((path) =>
    CALLING_ROLES.map((role): CallTimes => ({ path, role, tookMs: [], bytes: 0 })),
  );
  for (const it of all) await call(url, keys, it);
  for (let round = 0; round < callsCount; round += 1) {
    for (const it of all) {
      const startedMs = performance.now();
      it.bytes = await call(url, keys, it);
      it.tookMs.push(performance.now() - startedMs);
    }
  }
  return all;
}

/** @returns how many bytes the answer has */
async function call(
  url: string,
  keys: Readonly<Record<CallingRole, string>>,
  { path, role }: CallTimes,
): Promise<number> {
  const answer = await fetch(`${url}${path}`, {
    headers: { Authorization: `Bearer ${keys[role]}` },
  });
  if (!answer.ok) throw new Error(`${role} was refused ${path}: ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength;
}
