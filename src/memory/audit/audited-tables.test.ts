import { describe, expect, it } from 'vitest';
import { mayBeGone } from './audited-tables.ts';
import type { AuditEvent } from './chain.ts';
import { GENESIS_HASH } from './chain.ts';

const DAY_MS = 24 * 60 * 60_000;

const anEvent = (subject: string): AuditEvent => ({
  tenantId: 't',
  sequence: 1,
  atMs: 0,
  actor: 'system',
  action: 'session.ended',
  caseId: null,
  subject,
  subjectKey: '{}',
  covers: [],
  contentHash: '',
  body: null,
  previousHash: GENESIS_HASH,
  hash: '',
});

describe('a row that is gone', () => {
  it.each([
    ['sessions', 28, false],
    ['sessions', 30, true],
    ['decisions', 10_000, false],
    ['unknown', 10_000, false],
  ])('of %s after %i days: let go %s', (subject, days, isFine) => {
    expect(mayBeGone(anEvent(subject), days * DAY_MS)).toBe(isFine);
  });
});
