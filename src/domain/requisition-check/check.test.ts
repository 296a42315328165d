import { describe, expect, it } from 'vitest';
import { anAgreementOn } from '../../../tests/support/agreement-builders.ts';
import {
  aCarrier,
  aCheckedRequest,
  aMarketOf,
  aRecentCase,
  someCheckFacts,
} from '../../../tests/support/check-builders.ts';
import { dateIn } from '../../../tests/support/supplier-builders.ts';
import { RequisitionCheck } from '#contracts/requisition-check.ts';
import { checkRequisition } from './check.ts';
import { rules } from './rules/index.ts';

type Request = Parameters<typeof aCheckedRequest>[0];
type Facts = Parameters<typeof someCheckFacts>[0];

const check = (request: Request = {}, facts: Facts = {}) =>
  RequisitionCheck.parse(checkRequisition(aCheckedRequest(request), someCheckFacts(facts)));
const found = (request: Request, facts: Facts = {}) =>
  check(request, facts).rules.filter((it) => it.result !== 'pass');
const paid = (medianMinor: number) => ({
  line: {
    markets: [aMarketOf('glove', medianMinor)],
  },
});
const carriers = (parts: Parameters<typeof aCarrier>[1]) => ({
  line: { carriers: ['s1', 's2'].map((it) => aCarrier(it, parts)) },
});

describe('a request in which all is well', () => {
  it('passes every rule, each with its reason', () => {
    const { verdict, rules: findings } = check();
    expect(verdict).toBe('pass');
    expect(findings.map((it) => it.rule)).toEqual(Object.keys(rules));
    for (const it of findings) expect(it).toMatchObject({ result: 'pass', field: null, fix: null });
  });
});

describe('a request is refused', () => {
  const cases: [string, string, Request, Facts, string, unknown][] = [
    ['with a past need-by date', 'need_by', { needBy: '2026-03-01' }, {}, 'needBy', undefined],
    [
      'with a critical need sooner than anybody delivers',
      'need_by',
      { needBy: dateIn(10), urgency: 'critical' },
      {},
      'needBy',
      dateIn(20),
    ],
    [
      'with a budget below a tenth of the lowest price',
      'budget',
      { budget: { amountMinor: 39_999, currency: 'USD' } },
      {},
      'budget.amountMinor',
      400_000,
    ],
    [
      'with an unknown item',
      'item',
      {},
      { line: { item: null, itemFault: 'glov is unknown; did you mean glove?', carriers: [] } },
      'lines.0.item',
      undefined,
    ],
    ['in another unit', 'unit', { line: { unitCode: 'PK' } }, {}, 'lines.0.unitCode', 'C62'],
    [
      'in a currency that the catalogue does not have',
      'currency',
      { budget: { amountMinor: 450_000, currency: 'JPY' } },
      {},
      'budget.currency',
      undefined,
    ],
    [
      'in a currency in which nobody quotes the item',
      'currency',
      { budget: { amountMinor: 450_000, currency: 'EUR' } },
      { line: { carriers: [], elsewhere: ['USD'] } },
      'budget.currency',
      'USD',
    ],
    [
      'with a mistyped CPV code',
      'classification',
      { line: { classification: { scheme: 'CPV', id: '42612000-8' } } },
      { line: { listedCode: '42612000-9' } },
      'lines.0.classification.id',
      '42612000-9',
    ],
    [
      'with a CPV code that does not exist',
      'classification',
      { line: { classification: { scheme: 'CPV', id: '42999999-1' } } },
      { line: { listedCode: null } },
      'lines.0.classification.id',
      undefined,
    ],
    [
      'for a supplier that nobody knows',
      'suppliers',
      { preferences: { preferredSupplierIds: ['nobody'] } },
      {},
      'preferences.preferredSupplierIds.0',
      undefined,
    ],
    [
      'when everybody who has it is excluded',
      'suppliers',
      { preferences: { excludedSupplierIds: ['s1', 's2', 's3'] } },
      {},
      'preferences.excludedSupplierIds',
      undefined,
    ],
    [
      'when a supplier is preferred and excluded',
      'wishes',
      { preferences: { preferredSupplierIds: ['s1'], excludedSupplierIds: ['s1'] } },
      {},
      'preferences.excludedSupplierIds',
      undefined,
    ],
    [
      'when a list of countries is empty',
      'wishes',
      { preferences: { countries: [] } },
      {},
      'preferences.countries',
      null,
    ],
  ];

  it.each(cases)('%s, with the field and the fix', (_name, rule, request, facts, field, value) => {
    const { verdict, rules: findings } = check(request, facts);
    expect(verdict).toBe('fail');
    const finding = findings.find((it) => it.rule === rule && it.result === 'fail');
    expect(finding).toMatchObject({ field });
    expect(finding?.fix?.value).toBe(value);
  });
});

describe('a request is advised', () => {
  const cases: [string, string, Request, Facts, string | null, unknown][] = [
    [
      'of a date sooner than anybody delivers',
      'need_by',
      { needBy: dateIn(10) },
      {},
      'needBy',
      dateIn(20),
    ],
    [
      'of a budget that talks hardly ever bring the lowest price down to',
      'budget',
      { budget: { amountMinor: 190_000, currency: 'USD' } },
      {},
      'budget.amountMinor',
      400_000,
    ],
    [
      'of a date sooner than the fastest, also of a critical need that a substitute can serve',
      'need_by',
      { needBy: dateIn(10), urgency: 'critical' },
      {
        line: {
          carriers: [
            aCarrier('s1'),
            aCarrier('s2'),
            aCarrier('s3', { itemId: 'mitten', substituteFor: 'glove', leadTimeDays: 5 }),
          ],
        },
      },
      'needBy',
      dateIn(20),
    ],
    ['of a budget below past prices', 'budget', {}, paid(9_000), 'budget.amountMinor', 900_000],
    [
      'of a budget many times past prices',
      'budget',
      {},
      paid(1_000),
      'budget.amountMinor',
      100_000,
    ],
    [
      'of a budget below what suppliers ask',
      'budget',
      { budget: { amountMinor: 300_000, currency: 'USD' } },
      {},
      'budget.amountMinor',
      400_000,
    ],
    [
      'of a code that names a whole group',
      'classification',
      { line: { classification: { scheme: 'CPV', id: '42000000-6' } } },
      {},
      'lines.0.classification.id',
      undefined,
    ],
    [
      'of an unusual check digit where no list is at hand',
      'classification',
      { line: { classification: { scheme: 'CPV', id: '42612000-8' } } },
      {},
      'lines.0.classification.id',
      '42612000-9',
    ],
    [
      'of a code that is in no list',
      'classification',
      { line: { classification: { scheme: 'UNSPSC', id: '42132205' } } },
      { line: { listedCode: null } },
      'lines.0.classification.id',
      undefined,
    ],
    [
      'of a missing category',
      'category',
      {},
      {
        line: {
          item: { itemId: 'glove', description: 'x', unitCode: 'C62', classification: null },
        },
      },
      'lines.0.classification',
      undefined,
    ],
    [
      'of a quantity below every minimum order',
      'quantity',
      {},
      carriers({ minimumOrderQuantity: 500 }),
      'lines.0.quantity',
      500,
    ],
    [
      'of a quantity that nobody can make',
      'quantity',
      {},
      carriers({ capacityUnits: 30 }),
      'lines.0.quantity',
      60,
    ],
    [
      'of a quantity far above what is usual',
      'quantity',
      {},
      { line: { pastQuantities: [1, 2, 3, 4, 5] } },
      'lines.0.quantity',
      undefined,
    ],
    [
      'of a supplier that is blocked',
      'suppliers',
      { preferences: { preferredSupplierIds: ['s1'] } },
      { suppliers: [{ supplierId: 's1', status: 'blocked' }] },
      'preferences.preferredSupplierIds.0',
      undefined,
    ],
    [
      'of a lead time nobody has',
      'wishes',
      { preferences: { leadTimeDaysMax: 5 } },
      {},
      'preferences.leadTimeDaysMax',
      20,
    ],
    [
      'of countries where nobody is',
      'wishes',
      { preferences: { countries: ['FR'] } },
      {},
      'preferences.countries',
      undefined,
    ],
    [
      'of a hard requirement that nobody meets',
      'must_have',
      { line: { mustHave: ['ce', 'ISO 13485'] } },
      {},
      'lines.0.mustHave.1',
      undefined,
    ],
    [
      'of a single supplier without a reason',
      'single_source',
      {},
      { line: { carriers: [aCarrier('s1')] } },
      'singleSourceReason',
      undefined,
    ],
    [
      'of the same in an open case',
      'duplicate',
      {},
      { recentCases: [aRecentCase()] },
      null,
      undefined,
    ],
    [
      'of a need split below the limit of approval',
      'split_order',
      {},
      {
        recentCases: [1, 2].map((quantity) =>
          aRecentCase({ lines: [{ itemId: 'glove', description: 'x', quantity }] }),
        ),
      },
      'budget.amountMinor',
      undefined,
    ],
    [
      'of an open agreement',
      'agreement',
      {},
      { line: { agreements: [anAgreementOn()] } },
      'lines.0',
      undefined,
    ],
    [
      'of an agreement with too little left',
      'agreement',
      {},
      { line: { agreements: [anAgreementOn({ quantityMax: 50, quantityCalled: 10 })] } },
      'lines.0.quantity',
      40,
    ],
  ];

  it.each(cases)('%s, with the field and the fix', (_name, rule, request, facts, field, value) => {
    const findings = found(request, facts);
    expect(findings.map((it) => [it.rule, it.result])).toContainEqual([rule, 'advice']);
    const finding = findings.find((it) => it.rule === rule);
    expect(finding?.field).toBe(field);
    expect(finding?.fix?.value).toEqual(value);
  });
});

describe('a request is left alone', () => {
  it.each<[string, Request, Facts]>([
    ['a closed case about the same', {}, { recentCases: [aRecentCase({ isOpen: false })] }],
    [
      'another quantity in an open case',
      { line: { quantity: 99 } },
      { recentCases: [aRecentCase()] },
    ],
    [
      'a single source that it gives a reason for',
      { singleSourceReason: 'spare part' },
      { line: { carriers: [aCarrier('s1')] } },
    ],
    [
      'an agreement of another currency',
      {},
      { line: { agreements: [anAgreementOn({ currency: 'EUR' })] } },
    ],
    ['a price of an agreement that fits', {}, {}],
  ])('about %s', (_name, request, facts) => {
    expect(found(request, facts)).toEqual([]);
  });
});
