import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { aProspect, someProspects } from '../../../tests/support/supplier-builders.ts';
import { aLine } from '../../../tests/support/talk-builders.ts';
import type { Requisition, Wishes } from '#contracts/procurement.ts';
import { WISH_NAMES } from '#contracts/procurement.ts';
import { ShortageAdvice } from '#contracts/supplier.ts';
import type { Prospect } from './prospect.ts';
import { shortageAdvice } from './relief.ts';
import { openSearch } from './search.ts';

const lines = [aLine({ mustHave: ['CE'] }), aLine({ lineNo: 2, itemId: 'seal' })];
const wishes: Wishes = { countries: ['DE'], incoterms: ['DAP'], warrantyMonthsMin: 12 };
const adviceOf = (prospects: Prospect[], parts: Partial<Requisition> = {}) =>
  shortageAdvice(aRequisition(parts), prospects, []);
const foundBy = (
  prospects: Prospect[],
  parts: Partial<Requisition>,
  relaxed: (typeof WISH_NAMES)[number][] = [],
) =>
  openSearch(
    {
      requisition: aRequisition(parts),
      strategy: 'budget',
      relaxed,
      excludeSupplierIds: [],
      shortlistMax: 20,
    },
    prospects,
    [],
  ).close(null).shortlist;
const wish = (name: string) => ({ kind: 'wish' as const, name });

describe('the advice for a shortage', () => {
  it('says of wishes exactly what giving them up brings', () => {
    fc.assert(
      fc.property(someProspects(), (prospects) => {
        const before = foundBy(prospects, { lines, wishes });
        const { reliefs } = ShortageAdvice.parse(adviceOf(prospects, { lines, wishes }));
        for (const { giveUp, bringsCount } of reliefs) {
          const relaxed = WISH_NAMES.filter((it) => giveUp.some((one) => one.name === it));
          if (relaxed.length < giveUp.length) continue;
          const after = foundBy(prospects, { lines, wishes }, relaxed);
          expect(after.length - before.length).toBe(bringsCount);
        }
      }),
    );
  });

  it('names a pair only where it brings more than either part, and never a blocked supplier', () => {
    fc.assert(
      fc.property(someProspects(), (prospects) => {
        const { reliefs } = adviceOf(prospects, { lines, wishes });
        const active = prospects.filter((it) => it.status === 'active').length;
        for (const pair of reliefs.filter((it) => it.giveUp.length === 2)) {
          for (const part of pair.giveUp) {
            const alone = reliefs.find(
              (it) => it.giveUp.length === 1 && it.giveUp[0]?.name === part.name,
            );
            expect(pair.bringsCount).toBeGreaterThan(alone?.bringsCount ?? 0);
          }
          expect(pair.bringsCount).toBeLessThanOrEqual(active);
        }
      }),
    );
  });

  it('finds the pair where two wishes keep the same supplier out', () => {
    const far = aProspect('a', { country: 'IN', incoterm: 'EXW' });
    const advice = adviceOf([far], { wishes: { countries: ['DE'], incoterms: ['DAP'] } });
    expect(advice.obstacles.map((it) => it.excludedCount)).toEqual([1, 1]);
    expect(advice.reliefs).toMatchObject([
      { giveUp: [wish('countries'), wish('incoterms')], bringsCount: 1, cost: 2 },
    ]);
  });

  it('says what a relief is worth in money and days against who fits today', () => {
    const prospects = [
      aProspect('here', { entry: { unitPriceMinor: 5_000, leadTimeDays: 30 } }),
      aProspect('far', { country: 'IN', entry: { unitPriceMinor: 4_000, leadTimeDays: 10 } }),
    ];
    expect(adviceOf(prospects, { wishes: { countries: ['DE'] } }).reliefs).toEqual([
      {
        giveUp: [wish('countries')],
        bringsCount: 1,
        bestTotalMinor: 400_000,
        savesMinor: 100_000,
        leadTimeDays: 10,
        soonerDays: 20,
        cost: 1,
      },
    ]);
  });

  it('prefers the wish where a hard requirement would bring as many', () => {
    const prospects = [
      aProspect('far', { country: 'IN', entry: { features: ['CE'] } }),
      aProspect('plain'),
    ];
    const parts = { lines: [aLine({ mustHave: ['CE'] })], wishes: { countries: ['DE'] } };
    expect(adviceOf(prospects, parts).reliefs).toMatchObject([
      { giveUp: [wish('countries')], bringsCount: 1, cost: 1 },
      { bringsCount: 2, cost: 4 },
      { giveUp: [{ kind: 'must_have', name: 'CE' }], bringsCount: 1, cost: 3 },
    ]);
  });

  it.each([
    ['must_have', { lines: [aLine({ mustHave: ['CE'] })] }, {}],
    ['need_by', { urgency: 'critical' as const, needBy: '2026-03-10' }, {}],
    ['excluded', { excludedSupplierIds: ['a'] }, {}],
    ['minimum_order', {}, { minimumOrderQuantity: 1_000 }],
    ['capacity', {}, { capacityUnits: 10 }],
  ])('counts who is kept out by %s and what giving it up brings', (kind, parts, entry) => {
    const advice = adviceOf([aProspect('a', { entry })], parts);
    expect(advice.obstacles).toMatchObject([{ kind, excludedCount: 1 }]);
    expect(advice.reliefs).toMatchObject([{ giveUp: [{ kind }], bringsCount: 1 }]);
  });

  it('tells of suppliers that quote in another currency', () => {
    const elsewhere = [{ lineNo: 1, currency: 'EUR', suppliersCount: 3 }];
    expect(shortageAdvice(aRequisition(), [], [], elsewhere)).toEqual({
      obstacles: [{ kind: 'currency', name: 'EUR', excludedCount: 3 }],
      reliefs: [],
    });
  });

  it('is empty where nothing is in the way', () => {
    expect(adviceOf([aProspect('a')])).toEqual({ obstacles: [], reliefs: [] });
  });
});
