import { describe, expect, it } from 'vitest';
import type { CaseBrief } from '#contracts/messages.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import { aBrief, aPumpMarket, three } from '../../tests/support/talk-builders.ts';

describe('a table with one supplier', () => {
  const thin = aPumpMarket({}, { suppliersCount: 6, competition: 'competitive' });
  const alone = (brief: CaseBrief = aBrief()) => {
    const table = new NegotiationTable();
    table.clear(brief, three.slice(0, 1), thin);
    return table;
  };

  it('asks sourcing for more once, and keeps the result back until the answer', () => {
    const table = alone();
    expect(table.ofTopic('sourcing.alternatives')).toMatchObject([
      { body: { neededCount: 1, excludeSupplierIds: ['alpha'] } },
    ]);
    expect(table.outcomes()).toEqual([]);
  });

  it('reports at once when sourcing finds nobody', () => {
    const table = alone();
    const [asked] = table.ofTopic('sourcing.alternatives');
    const body = { supplierIds: [], because: 'nobody' };
    table.deliver('sourcing.alternatives_report', body, { inReplyTo: asked?.id ?? '' });
    expect(table.outcomes()).toHaveLength(1);
  });

  it('talks to those found before it reports', () => {
    const table = alone();
    const [asked] = table.ofTopic('sourcing.alternatives');
    const body = { supplierIds: ['beta'], because: 'one more' };
    table.deliver('sourcing.alternatives_report', body, { inReplyTo: asked?.id ?? '' });
    expect(table.outcomes()).toEqual([]);
    table.clear(aBrief(), three.slice(1, 2), thin);
    expect(table.outcomes()[0]?.talks.map((it) => it.supplierId)).toEqual(['alpha', 'beta']);
    expect(table.timers.size).toBe(0);
  });

  it('waits only a while for those found', () => {
    const table = alone();
    const [asked] = table.ofTopic('sourcing.alternatives');
    const body = { supplierIds: ['beta'], because: 'one more' };
    table.deliver('sourcing.alternatives_report', body, { inReplyTo: asked?.id ?? '' });
    table.fireNext();
    expect(table.outcomes()).toHaveLength(1);
  });

  it('reports with what it has when sourcing stays silent', () => {
    const table = alone();
    table.overdue('sourcing.alternatives', 300_000);
    table.fireNext();
    expect(table.ofTopic('agent.peer_silent')).toMatchObject([{ body: { role: 'sourcing' } }]);
    expect(table.outcomes()).toHaveLength(1);
  });

  it('asks nobody when the market has no other', () => {
    const table = new NegotiationTable();
    table.clear(
      aBrief(),
      three.slice(0, 1),
      aPumpMarket({}, { suppliersCount: 1, competition: 'sole' }),
    );
    expect(table.ofTopic('sourcing.alternatives')).toEqual([]);
    expect(table.outcomes()).toHaveLength(1);
  });
});
