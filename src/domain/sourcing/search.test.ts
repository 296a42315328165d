import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAgreementOn } from '../../../tests/support/agreement-builders.ts';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import {
  aCertificate,
  anEntry,
  aProspect,
  someProspects,
} from '../../../tests/support/supplier-builders.ts';
import { aLine } from '../../../tests/support/talk-builders.ts';
import type { ActivityInputs } from '#contracts/activities.ts';
import type { Requisition, WishName, Wishes } from '#contracts/procurement.ts';
import { WISH_NAMES } from '#contracts/procurement.ts';
import type { SourcingFacts } from '#contracts/sourcing-facts.ts';
import type { Prospect } from './prospect.ts';
import { hardRequirementFailures } from './requirements.ts';
import { openSearch } from './search.ts';

const find = (
  prospects: Prospect[],
  parts: Partial<Requisition> = {},
  order: Partial<ActivityInputs['searchSuppliers']> = {},
  facts: Partial<SourcingFacts> = {},
) =>
  openSearch(
    {
      requisition: aRequisition(parts),
      strategy: 'specialised',
      relaxed: [],
      excludeSupplierIds: [],
      shortlistMax: 20,
      ...order,
    },
    prospects,
    [],
    { incumbents: [], agreements: [], elsewhere: [], ...facts },
  ).close(null);
const idsOf = (found: ReturnType<typeof find>) => found.shortlist.map((it) => it.supplierId);

const lines = [aLine({ mustHave: ['CE'] }), aLine({ lineNo: 2, itemId: 'seal' })];
const someWishes: fc.Arbitrary<Wishes> = fc.record(
  {
    countries: fc.subarray(['DE', 'FR'], { minLength: 1 }),
    certificates: fc.subarray(['ISO 9001', 'ISO 14001']),
    leadTimeDaysMax: fc.integer({ min: 1, max: 120 }),
    warrantyMonthsMin: fc.integer({ min: 0, max: 36 }),
    incoterms: fc.subarray(['DAP', 'EXW', 'FOB'] as const, { minLength: 1 }),
    onTimeBpMin: fc.integer({ min: 0, max: 10_000 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Wishes>;
const someRelaxed = fc.subarray<WishName>([...WISH_NAMES]);

describe('giving up a wish', () => {
  it('brings exactly as many as was said', () => {
    fc.assert(
      fc.property(someProspects(), someWishes, someRelaxed, (prospects, wishes, relaxed) => {
        const before = find(prospects, { lines, wishes }, { relaxed });
        for (const wish of WISH_NAMES.filter((it) => !relaxed.includes(it))) {
          const said = before.relaxations.find((it) => it.wish === wish)?.bringsCount ?? 0;
          const after = find(prospects, { lines, wishes }, { relaxed: [...relaxed, wish] });
          expect(after.shortlist.length - before.shortlist.length).toBe(said);
        }
      }),
    );
  });

  it('loses nobody, and never brings who fails a hard requirement', () => {
    fc.assert(
      fc.property(someProspects(), someWishes, someRelaxed, (prospects, wishes, relaxed) => {
        const requisition = { lines, wishes, excludedSupplierIds: ['s0'] };
        const before = idsOf(find(prospects, requisition));
        const after = idsOf(find(prospects, requisition, { relaxed }));
        expect(after).toEqual(expect.arrayContaining(before));
        for (const it of prospects.filter((one) => after.includes(one.supplierId))) {
          expect(hardRequirementFailures(aRequisition(requisition), it)).toEqual([]);
        }
      }),
    );
  });

  it('is advised with the most helpful first, and only where it keeps somebody out', () => {
    const prospects = [
      aProspect('a', { country: 'FR' }),
      aProspect('b', { country: 'IN' }),
      aProspect('c', { incoterm: 'EXW' }),
    ];
    const wishes: Wishes = { countries: ['DE'], incoterms: ['DAP'], warrantyMonthsMin: 6 };
    expect(find(prospects, { wishes }).relaxations).toEqual([
      { wish: 'countries', excludedCount: 2, bringsCount: 2 },
      { wish: 'incoterms', excludedCount: 1, bringsCount: 1 },
    ]);
  });

  it('alone brings nobody where two wishes keep the same supplier out', () => {
    const far = aProspect('a', { country: 'IN', incoterm: 'EXW' });
    const wishes: Wishes = { countries: ['DE'], incoterms: ['DAP'] };
    const { relaxations } = find([far], { wishes });
    expect(relaxations.map((it) => [it.excludedCount, it.bringsCount])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(idsOf(find([far], { wishes }, { relaxed: ['countries', 'incoterms'] }))).toEqual(['a']);
  });
});

describe('a hard requirement', () => {
  it.each([
    ['a blocked supplier', aProspect('a', { status: 'blocked' }), 'supplier is blocked'],
    ['one on hold', aProspect('a', { status: 'on_hold' }), 'supplier is on_hold'],
    ['one that the buyer excludes', aProspect('x'), 'excluded by the buyer'],
    ['one that carries nothing', aProspect('a', { entries: [] }), 'carries no line'],
  ])('keeps out %s and is counted', (_name, prospect, requirement) => {
    const found = find([prospect], { excludedSupplierIds: ['x'] });
    expect(idsOf(found)).toEqual([]);
    expect(found.hardExclusions).toContainEqual({ requirement, excludedCount: 1 });
  });

  it('of a line is met by a certificate that holds or by a feature, in any case of letters', () => {
    const prospects = [
      aProspect('certified', { certificates: [aCertificate('iso 9001')] }),
      aProspect('featured', { entry: { features: ['ISO 9001'] } }),
      aProspect('expired', { certificates: [aCertificate('ISO 9001', '2025-03-01')] }),
      aProspect('without'),
    ];
    const found = find(prospects, { lines: [aLine({ mustHave: ['ISO 9001'] })] });
    expect(idsOf(found).toSorted()).toEqual(['certified', 'featured']);
    expect(found.hardExclusions).toEqual([{ requirement: 'lacks ISO 9001', excludedCount: 2 }]);
  });

  it('met by a certificate that ended lately lets its holder in, behind everybody else', () => {
    const prospects = [
      aProspect('lately', { certificates: [aCertificate('ISO 9001', '2026-03-01')] }),
      aProspect('dear', {
        certificates: [aCertificate('ISO 9001')],
        entry: { unitPriceMinor: 90_000 },
      }),
    ];
    const found = find(prospects, { lines: [aLine({ mustHave: ['ISO 9001'] })] });
    expect(idsOf(found)).toEqual(['dear', 'lately']);
  });

  it('of one line does not keep a supplier from serving another', () => {
    const entries = [anEntry(), anEntry({ lineNo: 2, itemId: 'seal' })];
    const found = find([aProspect('a', { entries })], { lines });
    expect(found.shortlist[0]?.lines.map((it) => it.lineNo)).toEqual([2]);
  });

  it('is the need-by date only when the need is critical', () => {
    const late = aProspect('a', { entry: { leadTimeDays: 100 } });
    expect(idsOf(find([late], { urgency: 'high' }))).toEqual(['a']);
    expect(idsOf(find([late], { urgency: 'critical' }))).toEqual([]);
  });
});

describe('a shortlist', () => {
  it('is never longer than asked, best first, and leaves no line without a server', () => {
    fc.assert(
      fc.property(someProspects(), fc.integer({ min: 2, max: 8 }), (prospects, shortlistMax) => {
        const all = find(prospects, { lines });
        const cut = find(prospects, { lines }, { shortlistMax });
        expect(cut.shortlist.length).toBe(Math.min(shortlistMax, all.shortlist.length));
        const scores = cut.shortlist.map((it) => it.scoreBp);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        const served = (found: typeof all) =>
          new Set(found.shortlist.flatMap((it) => it.lines.map((line) => line.lineNo)));
        expect(served(cut)).toEqual(served(all));
      }),
    );
  });

  it('keeps the best of all', () => {
    fc.assert(
      fc.property(someProspects(), (prospects) => {
        const [best] = idsOf(find(prospects, { lines }));
        expect(idsOf(find(prospects, { lines }, { shortlistMax: 2 }))[0]).toBe(best);
      }),
    );
  });

  it('leaves out who was tried before, but the market still counts them', () => {
    const found = find([aProspect('a'), aProspect('b')], {}, { excludeSupplierIds: ['a'] });
    expect(idsOf(found)).toEqual(['b']);
    expect(found).toMatchObject({ carryingCount: 2, market: { suppliersCount: 2 } });
  });

  it('is empty when nobody carries a line', () => {
    expect(find([])).toMatchObject({ shortlist: [], carryingCount: 0, relaxations: [] });
  });
});

const rules = {
  inviteIncumbent: true,
  bidsMin: [],
  explore: { seatsMax: 3, scoreGapMaxBp: 10_000, amountMaxMinor: 1e12, shareBp: 10_000 },
};
const suppliedBy = (...supplierIds: string[]): Partial<SourcingFacts> => ({
  incumbents: supplierIds.map((supplierId) => ({
    lineNo: 1,
    supplierId,
    lastOn: '2025-11-01',
    timesCount: 3,
  })),
});

describe('who supplied it before', () => {
  const rivals = ['a', 'b', 'c'].map((id) => aProspect(id));
  const dear = aProspect('old', { entry: { unitPriceMinor: 9_000 } });

  it('is asked though others score better, and the reason is said', () => {
    const found = find([...rivals, dear], {}, { shortlistMax: 2, rules }, suppliedBy('old'));
    expect(idsOf(found)).toEqual(['a', 'old']);
    expect(found.shortlist[1]?.incumbent).toContain('3 times before, last on 2025-11-01');
  });

  it('is asked for its score alone where policy keeps no seat', () => {
    const order = { shortlistMax: 2, rules: { ...rules, inviteIncumbent: false } };
    expect(idsOf(find([...rivals, dear], {}, order, suppliedBy('old')))).toEqual(['a', 'b']);
  });

  it('is not asked when it fails a hard requirement', () => {
    const blocked = { ...dear, status: 'blocked' as const };
    const order = { shortlistMax: 2, rules };
    expect(idsOf(find([...rivals, blocked], {}, order, suppliedBy('old')))).toEqual(['a', 'b']);
  });
});

describe('trying somebody new', () => {
  it('costs no incumbent, no best of a line and no hard requirement its place', () => {
    fc.assert(
      fc.property(someProspects(), someWishes, fc.nat(), (prospects, wishes, seed) => {
        const requisition = { lines, wishes, seed, excludedSupplierIds: ['s1'] };
        const facts = suppliedBy('s0', 's2');
        const order = { shortlistMax: 4 };
        const explored = idsOf(find(prospects, requisition, { ...order, rules }, facts));
        const { explore: _explore, ...plainRules } = rules;
        const plain = find(prospects, requisition, { ...order, rules: plainRules }, facts);
        const mayNotGo = plain.shortlist.filter((it, at) => at === 0 || it.incumbent !== undefined);
        expect(explored).toEqual(expect.arrayContaining(mayNotGo.map((it) => it.supplierId)));
        for (const it of prospects.filter((one) => explored.includes(one.supplierId))) {
          expect(hardRequirementFailures(aRequisition(requisition), it)).toEqual([]);
        }
      }),
    );
  });
});

describe('an open agreement', () => {
  it('brings its supplier onto the shortlist at its price', () => {
    const dear = aProspect('s1', { deliveriesCount: 0, onTimeBp: 0, qualityBp: 0 });
    const rivals = ['a', 'b', 'c'].map((id) => aProspect(id, { entry: { unitPriceMinor: 1_000 } }));
    const facts = { agreements: [anAgreementOn()] };
    const found = find([...rivals, dear], {}, { shortlistMax: 2 }, facts);
    const own = found.shortlist.find((it) => it.supplierId === 's1');
    expect(own?.lines).toMatchObject([{ listUnitPriceMinor: 3_500, agreementId: 'FA-1' }]);
    expect(found.agreements).toMatchObject([{ lineNo: 1, covers: true }]);
  });
});
