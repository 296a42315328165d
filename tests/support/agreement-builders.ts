import type { Agreement } from '#contracts/sourcing-facts.ts';

/** An agreement of s1 on the one item of `aRequisition`, open on its day and without limit. */
export const anAgreementOn = (parts: Partial<Agreement> = {}): Agreement => ({
  agreementId: 'FA-1',
  title: 'Gloves 2026',
  supplierId: 's1',
  itemId: 'glove',
  unitPriceMinor: 3_500,
  currency: 'USD',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  quantityMax: null,
  quantityCalled: 0,
  incoterm: null,
  leadTimeDays: null,
  ...parts,
});
