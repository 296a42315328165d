import { z } from 'zod';
import { ParleyError } from '#contracts/errors.ts';
import { Id } from './case-params.ts';

export const SupplierParams = z.object({ id: Id(100).describe('Id of the supplier') });
export const unknownSupplier = { id: 'SUPPLIER_UNKNOWN' } as const;

/** Also for a supplier of another tenant. */
export const noSuchSupplier = (id: string): ParleyError =>
  new ParleyError('SUPPLIER_UNKNOWN', `There is no supplier ${id} of yours.`);
