import { describe, expect, it } from 'vitest';
import { canonicalText, GENESIS_HASH, hashOfEvent } from './chain.ts';
import type { AuditEvent } from './chain.ts';
import { CHAIN_START, endFault, headFault, linkFault, placeOf } from './chain-check.ts';

const anEvent = (parts: Partial<AuditEvent> = {}): AuditEvent => {
  const bare: AuditEvent = {
    tenantId: 't1',
    sequence: 1,
    atMs: 1_900_000_000_000,
    actor: 'sourcing',
    action: 'decision.made',
    caseId: 'c1',
    subject: 'decisions',
    subjectKey: '{"id": "d1"}',
    covers: ['id', 'chosen'],
    contentHash: 'c'.repeat(64),
    body: null,
    previousHash: GENESIS_HASH,
    hash: '',
    ...parts,
  };
  return { ...bare, hash: hashOfEvent(bare) };
};

function chainOf(count: number): AuditEvent[] {
  const chain: AuditEvent[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const previousHash = chain.at(-1)?.hash ?? GENESIS_HASH;
    chain.push(anEvent({ sequence, previousHash, subjectKey: `{"id": "d${sequence}"}` }));
  }
  return chain;
}

/** The first fault of a chain as it is read, event by event. */
function faultOf(chain: readonly AuditEvent[]) {
  let place = CHAIN_START;
  for (const event of chain) {
    const { hash } = place;
    const fault = linkFault(
      place,
      event,
      chain.some((it) => it.previousHash === hash),
    );
    if (fault !== null) return { kind: fault.kind, sequence: fault.sequence };
    place = placeOf(event);
  }
  return null;
}

const renumbered = (chain: readonly AuditEvent[]) =>
  chain.map((it, at) => ({ ...it, sequence: at + 1 }));

describe('the canonical text', () => {
  it('is an array as PostgreSQL writes jsonb', () => {
    const event = anEvent({ actor: 'a "b"\n', caseId: null, body: '{"a": 1}' });
    expect(canonicalText(event)).toBe(
      `["t1", 1, 1900000000000, "a \\"b\\"\\n", "decision.made", null, "decisions", ` +
        `"{\\"id\\": \\"d1\\"}", ["id", "chosen"], "${'c'.repeat(64)}", "{\\"a\\": 1}"]`,
    );
  });

  it('has a place for every field, so that none can change unseen', () => {
    const before = anEvent();
    const changes: Partial<AuditEvent>[] = [
      { tenantId: 't2' },
      { sequence: 2 },
      { atMs: 1 },
      { actor: 'eve' },
      { action: 'x' },
      { caseId: null },
      { subject: 'x' },
      { subjectKey: '{}' },
      { covers: ['id'] },
      { contentHash: 'd'.repeat(64) },
      { body: '{}' },
      { previousHash: 'e'.repeat(64) },
    ];
    const hashes = changes.map((it) => hashOfEvent({ ...before, ...it }));
    expect(new Set([before.hash, ...hashes]).size).toBe(changes.length + 1);
  });
});

describe('a chain', () => {
  it('holds as it was written', () => {
    expect(faultOf(chainOf(5))).toBeNull();
    expect(faultOf([])).toBeNull();
  });

  it('tells which event was changed, also when it was hashed anew', () => {
    const chain = chainOf(4);
    const changed = chain.map((it) => (it.sequence === 2 ? { ...it, actor: 'eve' } : it));
    expect(faultOf(changed)).toEqual({ kind: 'changed', sequence: 2 });
    const anew = changed.map((it) => (it.sequence === 2 ? { ...it, hash: hashOfEvent(it) } : it));
    expect(faultOf(anew)).toEqual({ kind: 'changed', sequence: 2 });
  });

  it('tells which event is missing, also when the others moved up', () => {
    const without = chainOf(4).filter((it) => it.sequence !== 2);
    expect(faultOf(without)).toEqual({ kind: 'removed', sequence: 2 });
    expect(faultOf(renumbered(without))).toEqual({ kind: 'removed', sequence: 2 });
    expect(faultOf(chainOf(3).slice(1))).toEqual({ kind: 'removed', sequence: 1 });
  });

  it('tells which events changed places', () => {
    const [one, two, three] = chainOf(3) as [AuditEvent, AuditEvent, AuditEvent];
    const swapped = renumbered([one, three, two]);
    expect(faultOf(swapped)).toEqual({ kind: 'reordered', sequence: 2 });
  });

  it('tells which event was put in', () => {
    const [one, two] = chainOf(2) as [AuditEvent, AuditEvent];
    const forged = anEvent({ sequence: 2, previousHash: one.hash, actor: 'eve' });
    const moved = { ...two, sequence: 3 };
    expect(faultOf([one, forged, moved])).toEqual({ kind: 'inserted', sequence: 2 });
  });
});

describe('the end of a chain', () => {
  const last = { sequence: 5, hash: 'a'.repeat(64) };

  it.each([
    [last, null],
    [{ ...last, sequence: 6 }, 'tail_cut'],
    [{ ...last, sequence: 4 }, 'inserted'],
    [{ ...last, hash: 'b'.repeat(64) }, 'head_differs'],
  ])('held against the head %j: %s', (kept, kind) => {
    expect(endFault(last, kept)?.kind ?? null).toBe(kind);
  });

  it('must hold every head that was noted', () => {
    const noted = { sequence: 3, hash: 'c'.repeat(64) };
    expect(headFault(last, noted.hash, noted)).toBeNull();
    expect(headFault(last, last.hash, noted)?.kind).toBe('head_differs');
    expect(headFault({ ...last, sequence: 2 }, null, noted)?.kind).toBe('tail_cut');
    expect(headFault(last, null, { sequence: 0, hash: GENESIS_HASH })).toBeNull();
  });
});
