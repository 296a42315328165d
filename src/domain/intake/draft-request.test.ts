import { describe, expect, it } from 'vitest';
import { ProcurementRequest } from '#contracts/http.ts';
import type { DraftFacts } from './draft-request.ts';
import { draftRequest } from './draft-request.ts';
import { readRequest } from './read-request.ts';

const TODAY = '2026-03-02';
const nothingFound = { item: null, near: [] };
const pump = { itemId: 'PUMP-75', description: 'Centrifugal pump', unitCode: 'C62' as const };

function draft(text: string, facts: Partial<DraftFacts> = {}, day: string | null = null) {
  const at = text.indexOf('30 June 2026');
  const days =
    day === null
      ? []
      : [
          {
            start: at,
            end: at + 12,
            from: '30 June 2026',
            day,
            precision: 'day' as const,
            isRelative: false,
          },
        ];
  const reading = readRequest(text, days, TODAY);
  const lines = reading.lines.map(() => nothingFound);
  return draftRequest(reading, { lines, supplierIds: [], currencies: ['USD'], ...facts });
}
const questions = (text: string, facts: Partial<DraftFacts> = {}) =>
  draft(text, facts).questions.map((it) => it.field);

describe('a request in words as a form', () => {
  const whole = 'Urgent: we need 10 centrifugal pumps by 30 June 2026, budget 75k USD.';

  it('can be posted as it is when the text says all that is needed', () => {
    const { request, questions: open, confidenceBp } = draft(whole, {}, '2026-06-30');
    expect(open).toEqual([]);
    expect(confidenceBp).toBe(10_000);
    expect(ProcurementRequest.parse(request)).toMatchObject({
      title: '10 centrifugal pumps',
      lines: [{ description: 'centrifugal pumps', quantity: 10, unitCode: 'C62' }],
      budget: { amountMinor: 7_500_000, currency: 'USD' },
      needBy: '2026-06-30',
      urgency: 'high',
    });
  });

  it('says of every value which words it comes from, in the order of the text', () => {
    const { understood } = draft(whole, {}, '2026-06-30');
    expect(understood.every((it) => whole.includes(it.from))).toBe(true);
    expect(understood.map((it) => it.field)).toEqual([
      'urgency',
      'title',
      'lines.0.description',
      'lines.0.unitCode',
      'needBy',
      'budget.amountMinor',
      'budget.currency',
    ]);
  });

  it('asks for all that is missing, and guesses none of it', () => {
    const { request, confidenceBp, questions: open } = draft('hello there');
    expect(request).toEqual({});
    expect(confidenceBp).toBe(0);
    expect(open.map((it) => it.field)).toEqual([
      'title',
      'lines',
      'budget.amountMinor',
      'needBy',
      'urgency',
    ]);
  });

  it('asks how many, and in which currency', () => {
    const open = questions('buy some lubricants, budget 900', { currencies: ['USD', 'EUR'] });
    expect(open).toContain('lines.0.quantity');
    expect(open).toContain('budget.currency');
  });

  it('takes the only currency of the catalogue, and says so', () => {
    const { request, understood } = draft('3 pumps, budget 900');
    expect(request.budget).toEqual({ amountMinor: 90_000, currency: 'USD' });
    expect(understood.find((it) => it.field === 'budget.currency')?.because).toContain('alone');
  });

  it('never takes the price of one for the budget', () => {
    const { request, questions: open } = draft('3 pumps at 400 USD each');
    expect(request.budget).toBeUndefined();
    expect(open.find((it) => it.field === 'budget.amountMinor')?.question).toContain(
      'price of one',
    );
  });

  it('asks again for a day that is past', () => {
    const { request, questions: open } = draft('3 pumps by 30 June 2026', {}, '2025-06-30');
    expect(request.needBy).toBeUndefined();
    expect(open.find((it) => it.field === 'needBy')?.question).toContain('past');
  });

  it('takes the item of the catalogue that is surely meant, with its unit', () => {
    const { request } = draft('3 centrifugal pumps', { lines: [{ item: pump, near: [] }] });
    expect(request.lines?.[0]).toMatchObject({ item: 'PUMP-75', unitCode: 'C62' });
  });

  it('asks which item is meant where several may be, and about another unit', () => {
    expect(questions('3 pumps', { lines: [{ item: null, near: [pump] }] })).toContain(
      'lines.0.item',
    );
    expect(questions('3 kg of pumps', { lines: [{ item: pump, near: [] }] })).toContain(
      'lines.0.unitCode',
    );
  });

  it('makes a certificate that must be a must of every line, and else a wish', () => {
    const { request } = draft('3 pumps and 2 valves. ISO 9001 required. Perhaps ISO 14001.');
    expect(request.lines?.map((it) => it.mustHave)).toEqual([['ISO 9001'], ['ISO 9001']]);
    expect(request.preferences).toEqual({ certificates: ['ISO 14001'] });
  });

  it('names suppliers only when it knows them', () => {
    const text = '3 pumps, preferably from Nobody Known, not from Eco Materials';
    const { request, questions: open } = draft(text, { supplierIds: [null, 'eco'] });
    expect(request.preferences).toEqual({ excludedSupplierIds: ['eco'] });
    expect(open.map((it) => it.field)).toContain('preferences.preferredSupplierIds');
  });

  it('keeps script as the text that it is', () => {
    const { request } = draft('Subject: <script>alert(1)</script>\nneed 3 pumps');
    expect(request.title).toBe('<script>alert(1)</script>');
  });
});
