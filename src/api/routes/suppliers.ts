import { z } from 'zod';
import { PageOf } from '#contracts/answers.ts';
import {
  ImportAnswer,
  ListedSupplier,
  ScorecardAnswer,
  SupplierAnswer,
} from '#contracts/desk-answers.ts';
import { SupplierStatus } from '#contracts/supplier.ts';
import { Country } from '#contracts/values.ts';
import { defaultScorecardRules } from '#domain/compliance/scorecard/default-rules.ts';
import { scorecard } from '#domain/compliance/scorecard/scorecard.ts';
import { supplierOutlook } from '#domain/compliance/scorecard/supplier-outlook.ts';
import type { Desk } from '../desk.ts';
import { mayImport, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { PageQuery, SearchText } from './case-params.ts';
import { SupplierParams, noSuchSupplier, unknownSupplier } from './supplier-params.ts';

export const listSuppliers = route({
  method: 'get',
  path: '/v1/suppliers',
  operationId: 'listSuppliers',
  summary: 'Suppliers with their deliveries, and what own history with each comes to',
  tag: 'suppliers',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    text: SearchText(200).optional(),
    status: SupplierStatus.optional(),
    country: Country.optional(),
    category: SearchText(12).optional(),
  }),
  answers: { status: 200, description: 'A page of suppliers', schema: PageOf(ListedSupplier) },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, text, status, country, category } = query;
    const filter = {
      ...(text && { text }),
      ...(status && { status }),
      ...(country && { country }),
      ...(category && { category }),
    };
    const { items, next } = await desk.store.listSuppliers(holder.tenantId, filter, {
      after: cursor,
      limit,
    });
    const ids = items.map((it) => it.supplierId);
    const { rules, activity } = await historyOf(desk, holder.tenantId, ids, Date.now());
    const listed = items.map((it) => {
      const { overallBp, sampleSize, standing } = scorecard(activity(it.supplierId), rules);
      return { ...it, record: { overallBp, sampleSize, standing } };
    });
    return { body: { items: listed, nextCursor: next } };
  },
});

export const getSupplier = route({
  method: 'get',
  path: '/v1/suppliers/{id}',
  operationId: 'getSupplier',
  summary: 'One supplier: papers, figures, scorecard, catalogue',
  tag: 'suppliers',
  roles: mayRead,
  params: SupplierParams,
  unknown: unknownSupplier,
  answers: { status: 200, description: 'The supplier', schema: SupplierAnswer },
  async handle({ desk, holder, params }) {
    const found = await desk.store.getSupplier(holder.tenantId, params.id);
    if (found === null) throw noSuchSupplier(params.id);
    return { body: found };
  },
});

export const getScorecard = route({
  method: 'get',
  path: '/v1/suppliers/{id}/scorecard',
  operationId: 'getScorecard',
  summary: 'What own history with a supplier comes to, by criterion and period, and its standing',
  tag: 'suppliers',
  roles: mayRead,
  params: SupplierParams,
  unknown: unknownSupplier,
  answers: { status: 200, description: 'The scorecard', schema: ScorecardAnswer },
  async handle({ desk, holder: { tenantId }, params: { id } }) {
    const nowMs = Date.now();
    const [[known], { inForce, rules, activity }, learning] = await Promise.all([
      desk.store.knownSuppliers(tenantId, [id]),
      historyOf(desk, tenantId, [id], nowMs),
      desk.store.supplierLearning(tenantId, id, nowMs),
    ]);
    if (known === undefined) throw noSuchSupplier(id);
    const periods = activity(id);
    const record = scorecard(periods, rules);
    return {
      body: {
        supplierId: id,
        policyVersion: inForce?.body.scorecard === undefined ? null : inForce.version,
        period: rules.period,
        ...record,
        periods,
        outlook: supplierOutlook(learning, record, rules),
      },
    };
  },
});

/** What happened with suppliers, by the periods of the policy in force. */
async function historyOf(desk: Desk, tenantId: string, supplierIds: string[], nowMs: number) {
  const inForce = await desk.store.riskPolicyInForce(tenantId, nowMs);
  const rules = inForce?.body.scorecard ?? defaultScorecardRules;
  const found = await desk.store.supplierActivity(tenantId, supplierIds, rules.period);
  return { inForce, rules, activity: (supplierId: string) => found.get(supplierId) ?? [] };
}

export const importSuppliers = route({
  method: 'post',
  path: '/v1/suppliers/import',
  operationId: 'importSuppliers',
  summary: 'Import suppliers or their catalogue from CSV; all rows or none unless told otherwise',
  tag: 'suppliers',
  roles: mayImport,
  query: z.strictObject({
    kind: z.enum(['suppliers', 'catalogue']).default('suppliers'),
    skipBadRows: z.enum(['true', 'false']).default('false'),
  }),
  rawBody: 'text/csv',
  answers: {
    status: 200,
    description: 'How many rows were taken, unchanged or rejected, and why',
    schema: ImportAnswer,
  },
  async handle({ desk, holder, query, req }) {
    // Without a body nothing is parsed; the importer says that the file is empty.
    const file = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    const skipBadRows = query.skipBadRows === 'true';
    const { tenantId, keyId } = holder;
    const by = `person:${keyId}`;
    const report = await desk.importCsv(tenantId, query.kind, file, skipBadRows, by);
    return { body: report };
  },
});
