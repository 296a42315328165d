import type { ApprovalView } from '#contracts/approvals.ts';
import type { WaitingForMe } from '#contracts/desk.ts';
import type { ApiRole } from '#contracts/http.ts';
import type { SeenHit } from '#contracts/screening.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from './desk.ts';
import { mayApprove, mayCommand, mayDecideHits, mayDecideLessons } from './roles.ts';

const HITS_MAX = 50;

type Source = {
  roles: readonly ApiRole[];
  waiting(desk: Desk, holder: KeyHolder): Promise<WaitingForMe[]>;
};

/** What there is to decide, and which roles decide it. */
const sources: readonly Source[] = [
  {
    roles: mayApprove,
    async waiting({ store }, holder) {
      return (await store.approvalsWaitingFor(holder.tenantId, holder)).map(ofApproval);
    },
  },
  {
    roles: mayCommand,
    waiting: ({ store }, { tenantId }) => store.unansweredQuestions(tenantId),
  },
  { roles: mayCommand, waiting: ({ store }, { tenantId }) => store.askingOrders(tenantId) },
  {
    roles: mayDecideHits,
    async waiting({ store }, { tenantId }) {
      const wish = { cursor: null, limit: HITS_MAX };
      return (await store.listHits(tenantId, { state: 'open' }, wish)).items.map(ofHit);
    },
  },
  {
    roles: mayDecideLessons,
    waiting: ({ store }, { tenantId }) => store.proposedLessons(tenantId),
  },
];

/** All that only people of this role can decide; what ends first is first, then what waits longest. */
export async function whatWaitsFor(desk: Desk, holder: KeyHolder): Promise<WaitingForMe[]> {
  const own = sources.filter((it) => it.roles.includes(holder.role));
  const found = await Promise.all(own.map((it) => it.waiting(desk, holder)));
  const endOf = (it: WaitingForMe): number => it.untilMs ?? Number.MAX_SAFE_INTEGER;
  return found.flat().toSorted((a, b) => endOf(a) - endOf(b) || a.sinceMs - b.sinceMs);
}

const ofApproval = (it: ApprovalView): WaitingForMe => ({
  kind: 'approval',
  id: it.approvalId,
  caseId: it.caseId,
  title: it.caseTitle,
  sentence: it.question,
  sinceMs: it.requestedAtMs,
  untilMs: it.expiresAtMs,
  ifSilent: it.ifSilent,
  link: `/approvals/${encodeURIComponent(it.approvalId)}`,
});

const ofHit = (it: SeenHit): WaitingForMe => ({
  kind: 'hit',
  id: it.hitId,
  caseId: null,
  title: it.supplierName,
  sentence: `Resembles ${it.listedName} on ${it.listTitle}; clear it or confirm it.`,
  sinceMs: it.firstSeenAtMs,
  untilMs: null,
  ifSilent: null,
  link: `/screening?hit=${encodeURIComponent(it.hitId)}`,
});
