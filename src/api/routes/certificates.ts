import { z } from 'zod';
import { IsoDate, Text } from '#contracts/values.ts';
import { rescreen } from '../rescreen.ts';
import { mayImport } from '../roles.ts';
import { route } from '../route.ts';
import { SupplierParams, noSuchSupplier, unknownSupplier } from './supplier-params.ts';

const CertificateRequest = z
  .strictObject({
    name: Text(60),
    number: Text(100, 0).default(''),
    validFrom: IsoDate.nullable().default(null).describe('First day; null = no such day is known'),
    validTo: IsoDate.nullable().describe('Last day; null = it has no end'),
  })
  .refine((it) => it.validFrom === null || it.validTo === null || it.validFrom <= it.validTo, {
    path: ['validTo'],
    message: 'lies before validFrom',
  });

export const putCertificate = route({
  method: 'post',
  path: '/v1/suppliers/{id}/certificates',
  operationId: 'putCertificate',
  summary: 'Record a certificate of a supplier; one of the same name and number is replaced',
  tag: 'suppliers',
  roles: mayImport,
  params: SupplierParams,
  unknown: unknownSupplier,
  body: CertificateRequest,
  answers: {
    status: 200,
    description: 'Recorded; open cases with the supplier look at it again',
    schema: z.object({ supplierId: z.string(), toldCasesCount: z.int().min(0) }),
  },
  async handle({ desk, holder, params, body }) {
    const { tenantId } = holder;
    const isKnown = await desk.store.putCertificate(tenantId, params.id, body);
    if (!isKnown) {
      throw noSuchSupplier(params.id);
    }
    const because = `${holder.name} recorded the certificate ${body.name}.`;
    const toldCasesCount = await rescreen(desk, tenantId, [params.id], because);
    return { body: { supplierId: params.id, toldCasesCount } };
  },
});
