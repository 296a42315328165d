import type { SourcingStrategy } from '#contracts/supplier.ts';
import { budget } from './budget.ts';
import { fastDelivery } from './fast-delivery.ts';
import { specialised } from './specialised.ts';
import type { Strategy } from './strategy.ts';

/** Every way of searching, by name. */
export const strategies: Readonly<Record<SourcingStrategy, Strategy>> = {
  specialised,
  fast_delivery: fastDelivery,
  budget,
};
