import type { ProcurementRequest } from '#contracts/http.ts';
import { daysAfter, isoDayOf } from '../days.ts';

/** A request to begin with, without its date, which depends on the day it is made. */
type Preset = Omit<ProcurementRequest, 'needBy'> & { needInDays: number; about: string };

export const PRESET_NAMES = [
  'equipment-75k',
  'low-budget',
  'high-budget',
  'urgent',
  'sole-supplier',
  'no-market',
] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

const usd = (amount: number) => ({ amountMinor: amount * 100, currency: 'USD' });

/** Requests on the sample data, each with something to see. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  'equipment-75k': {
    about: 'Manufacturing equipment for 75,000 USD, medium urgency: several good suppliers.',
    title: 'Manufacturing equipment for line 2',
    lines: [{ description: 'manufacturing equipment', quantity: 1, unitCode: 'C62' }],
    budget: usd(75_000),
    urgency: 'medium',
    needInDays: 150,
  },
  'low-budget': {
    about:
      'The same equipment for less than half its price: nobody raises the budget, so no award.',
    title: 'Manufacturing equipment on a shoestring',
    lines: [{ description: 'manufacturing equipment', quantity: 1, unitCode: 'C62' }],
    budget: usd(25_000),
    urgency: 'low',
    needInDays: 200,
  },
  'high-budget': {
    about: 'Two machining centres: the award is above what policy lets pass, so a person decides.',
    title: 'Two vertical machining centres',
    lines: [{ description: 'CNC vertical machining centre', quantity: 2, unitCode: 'C62' }],
    budget: usd(220_000),
    urgency: 'medium',
    needInDays: 200,
  },
  urgent: {
    about: 'Controls within three weeks: delivery counts more than price.',
    title: 'Programmable controllers for a stopped line',
    lines: [{ description: 'programmable logic controller', quantity: 6, unitCode: 'C62' }],
    budget: usd(12_000),
    urgency: 'critical',
    needInDays: 21,
    priorities: { price: 10, delivery: 60, quality: 15, risk: 15 },
  },
  'sole-supplier': {
    about: 'Something only one supplier makes: no rivalry, another approach.',
    title: 'Five-axis machining centre',
    lines: [{ description: 'CNC machining centre, 5 axes', quantity: 1, unitCode: 'C62' }],
    budget: usd(330_000),
    urgency: 'medium',
    needInDays: 240,
  },
  'no-market': {
    about: 'Something nobody in the catalogue sells.',
    title: 'Antimatter containment vessel',
    lines: [{ description: 'antimatter containment vessel', quantity: 1, unitCode: 'C62' }],
    budget: usd(1_000_000),
    urgency: 'low',
    needInDays: 365,
  },
};

/** A preset as the API takes it, with the need-by date counted from now. */
export function toRequest(preset: Preset, nowMs: number): ProcurementRequest {
  const { about: _about, needInDays, ...request } = preset;
  return { ...request, needBy: isoDayOf(daysAfter(nowMs, needInDays)) };
}
