import { describe, expect, it } from 'vitest';
import type { SupplierOrder } from '#contracts/orders.ts';
import { aChange, aPortalView, aSupplierOrder } from '../../../tests/support/portal-builders.ts';
import { portalPage } from './page.ts';

const pageOf = (parts: Partial<SupplierOrder> = {}, nowMs = 0): string => {
  const order = aSupplierOrder(parts);
  const talks = { status: 'agreed' as const, move: 'confirm' as const, yourTurn: false };
  return portalPage(aPortalView({ ...talks, order }), 'token', nowMs);
};

describe('the page after the award', () => {
  it('shows the order with its terms, its place, its total and the clock', () => {
    const html = pageOf();
    for (const it of [
      'Purchase order PO-2030-000007',
      '10 pieces',
      '12.50 USD',
      '125.00 USD',
      '2030-04-30',
      'Total <strong>325.00 USD',
      'DAP Hall 3, Springfield, Incoterms 2020',
      'data-until="1000"',
      'until 1970-01-01 00:00 UTC',
    ]) {
      expect(html).toContain(it);
    }
  });

  it('has a form for each answer, filled with the order as it was shown', () => {
    const html = pageOf({ revision: 3 });
    expect(html.match(/name="kind" value="[^"]+"/g)).toEqual([
      'name="kind" value="order-accepted"',
      'name="kind" value="order-changed"',
      'name="kind" value="order-rejected"',
    ]);
    expect(html.match(/name="revision" value="3"/g)).toHaveLength(3);
    expect(html).toContain('name="price-2" type="number" min="0.01" step="0.01" required');
    expect(html).toContain('type="number" min="0" max="10" required value="10"');
    expect(html).toContain('type="date" required value="2030-03-31" min="1970-01-01"');
    expect(html).not.toContain('Ask</button>');
  });

  it('lets a promised day stay that is past by now', () => {
    const html = pageOf({ answerByMs: Date.parse('2030-04-02') }, Date.parse('2030-04-01'));
    expect(html).toContain('value="2030-03-31">');
    expect(html).toContain('value="2030-04-30" min="2030-04-01"');
  });

  it('has no form for an order that waits for nobody, or whose time is over', () => {
    for (const html of [pageOf({ status: 'acknowledged', yourTurn: false }), pageOf({}, 1_001)]) {
      expect(html).not.toContain('<form');
      expect(html).not.toContain('data-until');
    }
    expect(pageOf({}, 1_001)).toContain('Answers were taken until');
  });

  it.each([
    ['change_proposed', 'with the buyer'],
    ['acknowledged', 'Please deliver by 2030-04-30'],
    ['rejected', 'You have rejected'],
    ['partly_received', 'Still to come: 2 of 2 lines'],
    ['received', 'received all of it'],
    ['cancelling', 'The buyer has cancelled the order'],
    ['cancelled', 'The buyer has cancelled the order'],
    ['lapsed', 'has lapsed'],
  ] as const)('says where an order stands that is %s', (status, words) => {
    expect(pageOf({ status, yourTurn: false })).toContain(words);
  });

  it('says what the supplier wanted and what became of it', () => {
    const waiting = pageOf({
      status: 'change_proposed',
      yourTurn: false,
      responses: [aChange({ text: '<img src=x>' })],
    });
    expect(waiting).toContain('You proposed a change');
    expect(waiting).toContain('come to 300.00 USD');
    expect(waiting).toContain('&lt;img src=x&gt;');
    expect(waiting).toContain('has not decided yet');
    const refused = aChange({ decision: 'refused', decidedBecause: 'All ten are needed.' });
    const asked = pageOf({ revision: 2, responses: [refused] });
    expect(asked).toContain('The buyer keeps the order as it was. Please answer it again');
    expect(asked).toContain('Their reason: All ten are needed.');
    expect(pageOf({ revision: 3, responses: [refused] })).toContain('has changed the order');
    const accepted = aChange({ decision: 'accepted' });
    const agreed = { status: 'acknowledged', revision: 2, yourTurn: false } as const;
    expect(pageOf({ ...agreed, responses: [accepted] })).toContain('accepted the change');
  });
});

describe('the page of a supplier that was not chosen', () => {
  const debrief = {
    supplierId: 'alpha',
    supplierName: 'Alpha',
    rank: 2,
    offersCount: 3,
    gapPercent: 4,
    criteria: [],
    strengths: [],
    sentences: ['Your last offer came 2 of 3.'],
  };
  const over = { status: 'ended' as const, yourTurn: false, debrief };

  it('says how its offer did, and that the award was taken back', () => {
    const html = portalPage(aPortalView(over), 'token', 0);
    expect(html).toContain('How your offer did');
    expect(html).toContain('Your last offer came 2 of 3.');
    expect(html).not.toContain('taken back');
    const back = portalPage(aPortalView({ ...over, awardTakenBack: true }), 'token', 0);
    expect(back).toContain('taken back since');
  });
});
