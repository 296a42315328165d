import type { Terms } from '#contracts/negotiation.ts';
import { EARLY_PAYMENT_DAYS } from '#contracts/procurement.ts';
import type { Incoterm, UNIT_CODES } from '#contracts/procurement.ts';
import { showMoney, showPercent } from '#domain/money.ts';
import { safe, table } from './html.ts';

/** Incoterms 2020 in plain words, by how far the supplier brings the goods. */
export const incotermWords: Readonly<Record<Incoterm, string>> = {
  EXW: 'the buyer collects at your works',
  FCA: 'handed to the buyer’s carrier',
  FAS: 'alongside the ship',
  FOB: 'on board the ship',
  CFR: 'freight to the port paid',
  CIF: 'freight and insurance to the port paid',
  CPT: 'carriage to the buyer paid',
  CIP: 'carriage and insurance to the buyer paid',
  DAP: 'delivered to the buyer, not unloaded',
  DPU: 'delivered to the buyer and unloaded',
  DDP: 'delivered to the buyer, duty paid',
};

const unitWords: Readonly<Record<string, string>> = {
  C62: 'pieces',
  KGM: 'kilograms',
  LTR: 'litres',
  MTR: 'metres',
  HUR: 'hours',
  DAY: 'days',
  MON: 'months',
  PK: 'packs',
  SET: 'sets',
} satisfies Record<(typeof UNIT_CODES)[number], string>;

/** A unit of UN/ECE Recommendation 20 as people say it. */
export const unitOf = (unitCode: string): string => unitWords[unitCode] ?? unitCode;

export const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** Lines and all other terms, the same for what we offer, award, and were offered. */
export function shownTerms(terms: Terms, currency: string): string {
  const lines = terms.lines.map((it) => [
    `Line ${it.lineNo}`,
    it.quantity,
    showMoney(it.unitPriceMinor, currency),
    showMoney(it.quantity * it.unitPriceMinor, currency),
  ]);
  const others = [
    ['Delivery', `in ${days(terms.leadTimeDays)}`],
    ['Payment', `after ${days(terms.paymentDays)}`],
    [
      'Early-payment discount',
      `${showPercent(terms.earlyPaymentDiscountBp)} when paid within ${days(EARLY_PAYMENT_DAYS)}`,
    ],
    ['Warranty', `${terms.warrantyMonths} months`],
    ['Volume rebate', `${showPercent(terms.volumeRebateBp)} when the whole quantity is taken`],
    ['Delivery terms', `${terms.incoterm}: ${incotermWords[terms.incoterm]}`],
    ['Prepayment', `${showPercent(terms.prepaymentBp)} before delivery`],
  ];
  const list = others.map(([name = '', said = '']) => `<dt>${name}</dt><dd>${safe(said)}</dd>`);
  return `${table(['Line', 'Quantity', 'Each', 'In all'], lines)}<dl>${list.join('')}</dl>`;
}
