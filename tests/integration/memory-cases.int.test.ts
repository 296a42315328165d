import { afterAll, describe, expect, it } from 'vitest';
import { answerApproval } from '#memory/approval-answers.ts';
import { getApproval, listApprovals } from '#memory/approvals.ts';
import { countCases } from '#memory/case-counts.ts';
import { messagesOf } from '#memory/case-history.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { listCases } from '#memory/case-list.ts';
import { getCase, openCase } from '#memory/cases.ts';
import { getDeadLetter, listDeadLetters, markRedriven } from '#memory/dead-letters.ts';
import { createKey, ensureFirstKey, findKey } from '#memory/keys.ts';
import {
  aBrief,
  aRecord,
  aTenantId,
  aTurn,
  anEnvelope,
  anOpenCase,
  anOpening,
  testDatabase,
} from '../support/memory-builders.ts';

const database = testDatabase();
const log = createCaseLog(database);
afterAll(() => database.close());

describe('opening a case', () => {
  it('writes the case and its first message together', async () => {
    const brief = aBrief(aTenantId());
    const { tenantId, caseId } = brief.requisition;
    const opened = await openCase(database, anOpening(brief));
    expect(opened).toMatchObject({
      kind: 'opened',
      case: { caseId, stage: 'opened', brief, lastEventSequence: 1 },
      firstMessage: { id: `${caseId}/open`, sequence: 0 },
    });
    const messages = await messagesOf(database, tenantId, caseId, { limit: 10 });
    expect(messages.map((it) => it.topic)).toEqual(['procurement.open']);
  });

  it('gives the same case to the same request under the same key, also at once', async () => {
    const tenantId = aTenantId();
    const idempotency = { key: 'k1', requestHash: 'h1' };
    const opened = await Promise.all(
      [1, 2, 3, 4].map(() => openCase(database, anOpening(aBrief(tenantId), { idempotency }))),
    );
    const ids = opened.map((it) => (it.kind === 'reused' ? null : it.case.caseId));
    expect(new Set(ids).size).toBe(1);
    expect(opened.filter((it) => it.kind === 'opened')).toHaveLength(1);
    const all = await listCases(database, tenantId, {}, { cursor: null, limit: 10 });
    expect(all.items).toHaveLength(1);
  });

  it('refuses the key for another request, but not for another tenant', async () => {
    const tenantId = aTenantId();
    const under = (requestHash: string) => ({ idempotency: { key: 'k1', requestHash } });
    await openCase(database, anOpening(aBrief(tenantId), under('h1')));
    const other = await openCase(database, anOpening(aBrief(tenantId), under('h2')));
    expect(other.kind).toBe('reused');
    const elsewhere = await openCase(database, anOpening(aBrief(aTenantId()), under('h2')));
    expect(elsewhere.kind).toBe('opened');
  });
});

describe('the list of cases', () => {
  it('is read page by page without losing or repeating one', async () => {
    const tenantId = aTenantId();
    for (let count = 0; count < 7; count += 1) await anOpenCase(database, tenantId);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listCases(database, tenantId, {}, { cursor, limit: 3 });
      seen.push(...page.items.map((it) => it.caseId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  it('can be narrowed by stage, outcome, urgency, words and time', async () => {
    const { tenantId, caseId } = await anOpenCase(database);
    const found = async (filter: Parameters<typeof listCases>[2]) =>
      (await listCases(database, tenantId, filter, { cursor: null, limit: 10 })).items.length;
    expect(await found({ stage: 'opened', urgency: 'medium', text: 'MACHINING' })).toBe(1);
    expect(await found({ text: caseId })).toBe(1);
    expect(await found({ text: '%' })).toBe(0);
    expect(await found({ outcome: 'awarded' })).toBe(0);
    expect(await found({ openedAfterMs: Date.now() + 60_000 })).toBe(0);
  });
});

async function anApproval(expiresAtMs = Date.now() + 60_000) {
  const at = await anOpenCase(database);
  const approvalId = `${at.caseId}-1`;
  await log.append(
    aTurn(at, {
      agent: 'supervisor',
      records: [
        aRecord({
          kind: 'approval',
          approval: {
            approvalId,
            about: 'award',
            question: 'Award to Acme?',
            shown: { totalMinor: 1_000 },
            amountMinor: 1_000,
            currency: 'USD',
            expiresAtMs,
            ifSilent: 'no award',
          },
        }),
      ],
    }),
  );
  const answer = async (by: string, shownHash: string | null = null) =>
    answerApproval(database, at.tenantId, {
      approvalId,
      holder: { keyId: by, name: by, role: 'approver' },
      given: {
        decision: 'approve',
        comment: 'fine',
        shownHash:
          shownHash ?? (await getApproval(database, at.tenantId, approvalId))?.shownHash ?? '',
      },
      deferUntilMs: expiresAtMs,
      messageFor: () =>
        anEnvelope(at, { from: `person:${by}`, to: 'supervisor', topic: 'approval.decided' }),
    });
  const codeOf = async (...given: Parameters<typeof answer>) => {
    const answered = await answer(...given);
    return answered.kind === 'refused' ? answered.code : answered.kind;
  };
  return { ...at, approvalId, codeOf };
}

describe('an approval', () => {
  it('takes one answer of two, and sends one message', async () => {
    const { tenantId, caseId, codeOf } = await anApproval();
    const codes = await Promise.all([codeOf('anna'), codeOf('ben')]);
    expect(codes.toSorted()).toEqual(['APPROVAL_DECIDED', 'answered']);
    const messages = await messagesOf(database, tenantId, caseId, { limit: 10 });
    expect(messages.filter((it) => it.topic === 'approval.decided')).toHaveLength(1);
  });

  it('refuses an answer to something else than what is shown', async () => {
    const { codeOf } = await anApproval();
    expect(await codeOf('anna', 'another hash')).toBe('APPROVAL_CHANGED');
    expect(await codeOf('anna')).toBe('answered');
  });

  it('refuses an answer that comes too late', async () => {
    const { codeOf } = await anApproval(Date.now() - 1);
    expect(await codeOf('anna')).toBe('APPROVAL_EXPIRED');
  });

  it('ends as the agent closes it, and says who opened the case', async () => {
    const { tenantId, caseId, approvalId, codeOf } = await anApproval();
    await codeOf('anna');
    const status = 'approved';
    await log.append(
      aTurn(
        { tenantId, caseId },
        {
          agent: 'supervisor',
          records: [
            aRecord({
              kind: 'approval_closed',
              approvalId,
              status,
              decidedBy: 'person:anna',
              comment: 'fine',
            }),
          ],
        },
      ),
    );
    const list = await listApprovals(
      database,
      tenantId,
      { status: 'approved' },
      { cursor: null, limit: 10 },
    );
    expect(list.items).toMatchObject([
      { approvalId, status, decidedBy: 'person:anna', openedBy: 'person:anna' },
    ]);
  });

  it('is void when its case closes', async () => {
    const { tenantId, caseId, approvalId } = await anApproval();
    await log.append(
      aTurn(
        { tenantId, caseId },
        {
          records: [aRecord({ kind: 'closed', outcome: 'aborted', summary: [] })],
        },
      ),
    );
    expect((await getApproval(database, tenantId, approvalId))?.status).toBe('void');
  });
});

describe('a dead letter', () => {
  it('is found, counted, and sent again once', async () => {
    const at = await anOpenCase(database);
    await log.append(
      aTurn(at, {
        deadLetters: [
          { id: 'm1', envelope: { id: 'm1' }, reason: 'NO_HANDLER', because: 'nobody', atMs: 1 },
        ],
      }),
    );
    const page = { cursor: null, limit: 10 };
    const [letter] = (await listDeadLetters(database, at.tenantId, {}, page)).items;
    expect(letter).toMatchObject({ reason: 'NO_HANDLER', status: 'open' });
    expect((await countCases(database, at.tenantId)).openDeadLetters).toBe(1);
    const id = letter?.deadLetterId ?? '';
    expect(await markRedriven(database, at.tenantId, id, 'anna')).toBe(true);
    expect(await markRedriven(database, at.tenantId, id, 'ben')).toBe(false);
    expect((await getDeadLetter(database, at.tenantId, id))?.redrivenBy).toBe('anna');
  });
});

describe('an API key', () => {
  it('leads to its tenant and role, and only its hash is kept', async () => {
    const tenantId = aTenantId();
    const { key, keyId } = await createKey(database, { tenantId, role: 'buyer', name: 'desk' });
    expect(await findKey(database, key)).toEqual({ tenantId, keyId, role: 'buyer', name: 'desk' });
    const stored = await database.inTenant(tenantId, (tx) => tx.apiKey.findMany());
    expect(JSON.stringify(stored)).not.toContain(key);
  });

  it('is worth nothing when it is unknown or revoked', async () => {
    const tenantId = aTenantId();
    const { key } = await createKey(database, { tenantId, role: 'buyer', name: 'desk' });
    await database.inTenant(tenantId, (tx) =>
      tx.apiKey.updateMany({ data: { revokedAt: new Date() } }),
    );
    expect(await findKey(database, key)).toBeNull();
    expect(await findKey(database, 'parley_guessed')).toBeNull();
  });

  it('is made for the first start only', async () => {
    await createKey(database, { tenantId: aTenantId(), role: 'buyer', name: 'desk' });
    const never = () => Promise.reject(new Error('there is nothing to keep'));
    expect(await ensureFirstKey(database, never)).toEqual({ created: false, key: null });
  });
});

describe('a case of another tenant', () => {
  it('does not exist', async () => {
    const { caseId } = await anOpenCase(database);
    expect(await getCase(database, aTenantId(), caseId)).toBeNull();
  });
});
