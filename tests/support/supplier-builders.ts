import fc from 'fast-check';
import type { Dependency, SupplierFacts } from '#domain/compliance/facts.ts';
import type { Prospect } from '#domain/sourcing/prospect.ts';
import { OPENED_AT_MS } from './case-builders.ts';

type Entry = Prospect['entries'][number];

export const anEntry = (parts: Partial<Entry> = {}): Entry => ({
  lineNo: 1,
  itemId: 'glove',
  itemDescription: 'Nitrile gloves',
  features: [],
  unitPriceMinor: 4_000,
  currency: 'USD',
  leadTimeDays: 20,
  minimumOrderQuantity: 1,
  capacityUnits: null,
  warrantyMonths: 12,
  ...parts,
});

/** A supplier of the one line of `aRequisition`, of whom little is known. */
export const aProspect = (
  supplierId: string,
  parts: Partial<Prospect> & { entry?: Partial<Entry> } = {},
): Prospect => {
  const { entry, ...rest } = parts;
  return {
    supplierId,
    supplierName: `${supplierId} Ltd`,
    country: 'DE',
    status: 'active',
    certificates: [],
    paymentDays: 30,
    incoterm: 'DAP',
    onTimeBp: 9_000,
    deliveriesCount: 10,
    qualityBp: 9_900,
    clearance: null,
    entries: [anEntry(entry)],
    ...rest,
  };
};

export const aCertificate = (name: string, validTo: string | null = null) => ({
  name,
  number: `${name}-1`,
  validFrom: null,
  validTo,
});

const someBp = fc.integer({ min: 0, max: 10_000 });
const someCertificates = fc
  .subarray(['ISO 9001', 'ISO 14001', 'CE'])
  .map((names) => names.map((it) => aCertificate(it)));
const someEntry = (linesCount: number): fc.Arbitrary<Entry> =>
  fc
    .record({
      lineNo: fc.integer({ min: 1, max: linesCount }),
      unitPriceMinor: fc.integer({ min: 1, max: 20_000 }),
      leadTimeDays: fc.integer({ min: 0, max: 120 }),
      capacityUnits: fc.option(fc.integer({ min: 0, max: 200 })),
      warrantyMonths: fc.integer({ min: 0, max: 36 }),
    })
    .map((it) => anEntry({ ...it, itemId: `item-${it.lineNo}` }));

/** Suppliers of all kinds with different ids; of each line at most one entry, so none hides another. */
export const someProspects = (linesCount = 2): fc.Arbitrary<Prospect[]> =>
  fc
    .array(
      fc.record({
        country: fc.option(fc.constantFrom('DE', 'FR', 'IN')),
        status: fc.constantFrom<Prospect['status'][]>('active', 'active', 'active', 'blocked'),
        certificates: someCertificates,
        incoterm: fc.option(fc.constantFrom('DAP', 'EXW', 'FOB')),
        onTimeBp: fc.option(someBp),
        qualityBp: fc.option(someBp),
        deliveriesCount: fc.integer({ min: 0, max: 80 }),
        entries: fc.uniqueArray(someEntry(linesCount), {
          minLength: 1,
          maxLength: linesCount,
          selector: (it) => it.lineNo,
        }),
      }),
      { maxLength: 12 },
    )
    .map((all) => all.map((it, at) => aProspect(`s${at}`, it)));

/** A supplier with good figures, full papers and a long record. */
export const someFacts = (parts: Partial<SupplierFacts> = {}): SupplierFacts => ({
  supplierId: 's1',
  supplierName: 'S1 Ltd',
  country: 'DE',
  status: 'active',
  blockReason: null,
  categories: ['42612000-9'],
  certificates: [aCertificate('ISO 9001')],
  registrationNumber: 'HRB 1',
  taxId: 'DE1',
  lei: null,
  financials: someFinancials(),
  paymentDaysBeyondTerms: 0,
  esg: { score: 80, ratedOn: dateIn(-100) },
  deliveries: someDeliveries(),
  dependency: someDependency(),
  ...parts,
});

export const someFinancials = (
  parts: Partial<NonNullable<SupplierFacts['financials']>> = {},
): NonNullable<SupplierFacts['financials']> => ({
  totalAssetsMinor: 1_000_000,
  totalLiabilitiesMinor: 400_000,
  workingCapitalMinor: 300_000,
  retainedEarningsMinor: 300_000,
  ebitMinor: 150_000,
  salesMinor: 1_500_000,
  equityBookMinor: 600_000,
  currency: 'USD',
  ...parts,
});

export const someDeliveries = (
  parts: Partial<SupplierFacts['deliveries']> = {},
): SupplierFacts['deliveries'] => ({
  count: 30,
  onTimeCount: 29,
  meanDelayDays: 1,
  receivedUnits: 10_000,
  rejectedUnits: 20,
  inspectedCount: 25,
  ...parts,
});

export const someDependency = (parts: Partial<Dependency> = {}): Dependency => ({
  boughtMinor: 100_000,
  boughtFromAllMinor: 1_000_000,
  purchasesCount: 20,
  alternativesCount: 5,
  ...parts,
});

/** An ISO date so many days after the case was opened. */
export const dateIn = (days: number): string =>
  new Date(OPENED_AT_MS + days * 86_400_000).toISOString().slice(0, 10);
