import { describe, expect, it } from 'vitest';
import type { Observation } from '#contracts/observations.ts';
import { approachesOf, deliveriesOf } from '../../../../../tests/support/observed-deliveries.ts';
import { monthNoOf } from '../../observations/place.ts';
import { isShown } from '../finding.ts';
import { scopeOf } from '../scope.ts';
import { cellsFrom } from './counted-cells.ts';
import type { Numbered } from './numbered.ts';
import { afterNo, countingOf } from './numbered.ts';
import { optionFindings } from './option-findings.ts';
import { priceFinding } from './price-finding.ts';
import { reviewFinding } from './review-finding.ts';
import { supplierFindings, supplierScopes } from './supplier-findings.ts';

const span = { afterNo: 0, upToNo: 1_000, nowMonth: monthNoOf(Date.now()) };
const numbered = (all: readonly Observation[]): Numbered[] =>
  all.map((observation, at) => ({ no: at + 1, observation }));

const DAY_MS = 86_400_000;
const common = {
  supplierId: null,
  category: 'CPV 3369',
  lane: null,
  source: 'file',
  replaces: null,
};

/** Prices of one item, one a month, that rise by so much a year. */
const pricesOf = (itemId: string, count: number, yearly: number): Observation[] =>
  Array.from({ length: count }, (_, at) => {
    const occurredAtMs = Date.now() - (count - at) * 30 * DAY_MS;
    const unitPriceMinor = Math.round(100_000 * (1 + yearly) ** (at / 12));
    return {
      ...common,
      itemId,
      caseId: null,
      observationId: `file/${itemId}-${at}/1`,
      kind: 'price',
      occurredAtMs,
      recordedAtMs: occurredAtMs,
      body: { unitPriceMinor, currency: 'USD', quantity: 1, incoterm: null },
    };
  });

const answersTo = (about: string, statuses: readonly string[]): Observation[] =>
  statuses.map((status, at) => ({
    ...common,
    itemId: null,
    caseId: `case-${at}`,
    observationId: `case/approval-${at}/1`,
    kind: 'approval',
    occurredAtMs: at,
    recordedAtMs: at,
    body: { about, status, hoursToDecide: 1 },
  }));

describe('what came after a number', () => {
  it('holds no correction of what was before it', () => {
    const [first, second] = deliveriesOf('S', 2, 0);
    if (first === undefined || second === undefined) throw new Error('two are needed');
    const corrected = {
      ...first,
      observationId: first.observationId.replace(/1$/, '2'),
      replaces: first.observationId,
    };
    const all = numbered([first, second, corrected]);
    expect(afterNo(all, 0)).toHaveLength(3);
    expect(afterNo(all, 1).map((it) => it.no)).toEqual([2]);
    expect(countingOf(all).map((it) => it.no)).toEqual([2, 3]);
  });
});

describe('a supplier', () => {
  it('is looked at everywhere, and per category and lane that it serves', () => {
    const all = numbered([
      ...deliveriesOf('S', 3, 0, { category: 'CPV 3369', lane: 'ZA/Air' }),
      ...deliveriesOf('S', 3, 0, { run: 'b' }),
    ]);
    expect(supplierScopes(all, 'S')).toEqual([
      scopeOf({ supplierId: 'S' }),
      scopeOf({ supplierId: 'S', category: 'CPV 3369', lane: 'ZA/Air' }),
    ]);
  });

  it('that has come to be in time is not shown to be late', () => {
    const scope = { ...scopeOf({}), supplierId: 'S' };
    const late = deliveriesOf('S', 60, 10).slice(0, 35);
    const inTime = deliveriesOf('S', 25, 0, { run: 'b' });
    const others = numbered(deliveriesOf('T', 60, 1));
    const findings = (own: readonly Observation[]) => {
      const all = cellsFrom([...numbered(own), ...others], 'all');
      return supplierFindings(numbered(own), scope, all, span);
    };
    const [early] = findings(late);
    const [now] = findings([...late, ...inTime]);
    expect(early?.noEffect).toBeCloseTo(0.1, 1);
    expect([early && isShown(early), early?.holdsOutOfSample]).toEqual([true, true]);
    expect([now && isShown(now), now?.holdsOutOfSample]).toEqual([false, false]);
  });
});

describe('a supplier without any other', () => {
  it('is neither late nor in time beside somebody', () => {
    const own = numbered(deliveriesOf('S', 40, 10));
    const scope = { ...scopeOf({}), supplierId: 'S' };
    expect(supplierFindings(own, scope, cellsFrom(own, 'all'), span)).toEqual([]);
  });
});

describe('an option', () => {
  const asked = { question: 'approach', context: 'c' } as const;

  it('is held against what is done without memory, and only the best comes out ahead', () => {
    const [finding] = optionFindings(
      numbered([
        ...approachesOf('c', 'competitive', 20, 8_000),
        ...approachesOf('c', 'balanced', 20, 5_000),
      ]),
      asked,
      null,
      span,
    );
    expect(finding).toMatchObject({ option: 'competitive', evidence: { casesCount: 20 } });
    expect(finding && isShown(finding)).toBe(true);
  });

  it('that brings as much as another one teaches nothing', () => {
    const same = numbered([
      ...approachesOf('c', 'competitive', 20, 6_000),
      ...approachesOf('c', 'balanced', 20, 6_000),
    ]);
    expect(optionFindings(same, asked, null, span).some(isShown)).toBe(false);
  });

  it('of a question that nobody answered is not there', () => {
    expect(optionFindings([], asked, null, span)).toEqual([]);
  });
});

describe('prices', () => {
  it('that rise by a tenth a year are found to, whatever each item costs', () => {
    const all = numbered(['A', 'B', 'C'].flatMap((it) => pricesOf(it, 36, 0.1)));
    const finding = priceFinding(all, scopeOf({ category: 'CPV 3369' }), span);
    expect(isShown(finding)).toBe(true);
    expect(finding.estimate.mean).toBeGreaterThan(600);
    expect(finding.estimate.mean).toBeLessThan(1_100);
  });

  it('that stay, or were seen once, show nothing', () => {
    const stay = numbered(pricesOf('A', 36, 0));
    expect(isShown(priceFinding(stay, scopeOf({}), span))).toBe(false);
    const once = numbered(['A', 'B', 'C'].flatMap((it) => pricesOf(it, 1, 0.5)));
    expect(isShown(priceFinding(once, scopeOf({}), span))).toBe(false);
  });
});

describe('reviews', () => {
  it('are false alarms when people let most of them pass', () => {
    const passed = [...Array.from({ length: 14 }, () => 'approved'), 'rejected', 'expired'];
    const finding = reviewFinding(numbered(answersTo('compliance_review', passed)), 'x', span);
    expect(finding.evidence.casesCount).toBe(15);
    expect(isShown(finding)).toBe(true);
    const mixed = passed.map((_, at) => (at % 2 === 0 ? 'approved' : 'rejected'));
    expect(isShown(reviewFinding(numbered(answersTo('x', mixed)), 'x', span))).toBe(false);
  });
});
