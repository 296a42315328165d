import { z } from 'zod';
import { Debrief } from './debrief.ts';
import { SupplierOrder } from './orders.ts';
import { SupplierView } from './supplier-answer.ts';

/** What a supplier sees by its link: the request and the talks, and what came of them. */
export const PortalView = SupplierView.extend({
  order: SupplierOrder.nullable().describe('What was awarded to you; null = nothing, or not yet'),
  debrief: Debrief.nullable().describe('Why the award went to somebody else; null = it did not'),
  awardTakenBack: z.boolean().describe('An order to somebody else was cancelled after the award'),
});
export type PortalView = z.infer<typeof PortalView>;
