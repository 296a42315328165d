import { describe, expect, it } from 'vitest';
import type { ToldEvent } from '#memory/audit/case-audit.ts';
import { eventWords, rowsTold } from './event-words.ts';

const anEvent = (parts: Partial<ToldEvent> = {}): ToldEvent => ({
  tenantId: 't1',
  sequence: 1,
  atMs: 0,
  actor: 'anna',
  action: 'approval.asked',
  caseId: 'c1',
  subject: 'approvals',
  subjectKey: '{"approval_id": "a1"}',
  covers: [],
  contentHash: '',
  body: null,
  previousHash: '',
  hash: '',
  canonical: '',
  hashHolds: true,
  row: 'told_later',
  content: null,
  ...parts,
});

const names = { people: new Map(), suppliers: new Map(), requester: 'anna' };
const words = (event: ToldEvent, row: object | null): string =>
  eventWords(event, row, { names, currency: 'USD' })
    .markup.replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('the row that an event tells of', () => {
  it('is vouched for by the last event about it, with what the event itself keeps', () => {
    const asked = anEvent();
    const answered = anEvent({ sequence: 2, body: '{"status": "answered"}' });
    const closed = anEvent({
      sequence: 3,
      row: 'holds',
      content: { question: 'Award?', status: 'approved' },
    });
    const rows = rowsTold([asked, answered, closed]);
    expect(rows.get(1)).toEqual({ question: 'Award?', status: 'approved' });
    expect(rows.get(2)).toEqual({ question: 'Award?', status: 'answered' });
  });

  it('is not known where the last event about it does not hold', () => {
    const rows = rowsTold([anEvent(), anEvent({ sequence: 2, row: 'changed' })]);
    expect([...rows.values()]).toEqual([null, null]);
  });
});

describe('what an event tells', () => {
  it('is not repeated when the row is not what was told', () => {
    expect(words(anEvent(), null)).toContain('Approval asked. What was told here is no longer');
  });

  it('is shown as it is where nobody has words for it', () => {
    const made = anEvent({ action: 'key.made', subject: 'api_keys' });
    expect(words(made, { role: 'buyer', revoked: false })).toBe('Key made Role buyer Revoked no');
  });

  it.each([
    ['command.pause', { because: 'Holidays' }, 'Paused the case Holidays'],
    [
      'command.modify',
      { budgetMinor: 500, because: 'More' },
      'Changed the request Budget 5.00 USD More',
    ],
    ['command.pause', { reason: 'an older shape' }, 'Command pause Reason an older shape'],
  ])('is what a person said: %s %j', (topic, body, said) => {
    const spoken = anEvent({ action: topic, subject: 'messages' });
    expect(words(spoken, { topic, body })).toBe(said);
  });

  it('is who answered what, with their words', () => {
    const row = { question: 'Award?', amount_minor: 500, currency: 'USD', decided_by: 'Ben' };
    const approved = anEvent({ action: 'approval.approved' });
    expect(words(approved, { ...row, comment: 'Fine' })).toBe(
      'Approved by Ben: Award? (5.00 USD) Fine',
    );
  });
});
