import type { Incoterm, RequisitionLine } from '#contracts/procurement.ts';

/** What a form takes; the domain knows contracts only by their types, so they are written again. */
export const AMOUNT_MINOR_MAX = 100_000_000_000_000;
export const LINES_MAX = 20;
export const QUANTITY_MAX = 100_000_000;
export const TITLE_MAX = 200;
export const DESCRIPTION_MAX = 500;

export type UnitCode = RequisitionLine['unitCode'];

export const INCOTERM_NAMES = [
  'EXW',
  'FCA',
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
] as const satisfies readonly Incoterm[];
