import { gridRows, comparisonSheets } from '#domain/comparison/sheets.ts';
import { caseFilePage } from '../case-file/page.ts';
import { csvFile, tableExport } from '../exports/table-export.ts';
import { XLSX_TYPE, xlsxOf } from '../exports/xlsx.ts';
import { mayRead } from '../roles.ts';
import type { Route } from '../route.ts';
import { route } from '../route.ts';
import { listAlerts } from './alerts.ts';
import { listApprovals } from './approvals.ts';
import { listAuditEvents } from './audit.ts';
import { CaseParams, unknownCase } from './case-params.ts';
import { ComparisonQuery, comparisonFor } from './comparison.ts';
import { listDeadLetters } from './dead-letters.ts';
import { listDecisions, listMessages, listOffers } from './history.ts';
import { listLessons } from './lessons.ts';
import { listOrders } from './orders.ts';
import { listProcurements } from './procurements.ts';
import { getSavings } from './savings.ts';
import { listHits } from './screening.ts';
import { listAgreements } from './sourcing.ts';
import { listSuppliers } from './suppliers.ts';

const CASE = '/v1/procurements/{id}';

const caseExport = {
  method: 'get',
  tag: 'exports',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
} as const;

export const exportComparisonXlsx = route({
  ...caseExport,
  path: `${CASE}/comparison.xlsx`,
  operationId: 'exportComparisonXlsx',
  summary: 'The comparison as a workbook: grid, adjusted prices, ways to award, suppliers',
  query: ComparisonQuery,
  answers: { status: 200, description: 'The workbook', mediaType: XLSX_TYPE },
  async handle({ desk, holder, params, query, res }) {
    const comparison = await comparisonFor(desk, holder, params.id, query);
    const file = await xlsxOf(comparisonSheets(comparison));
    res.setHeader('Content-Disposition', 'attachment; filename="comparison.xlsx"');
    res.type(XLSX_TYPE).send(file);
    return null;
  },
});

export const exportComparisonCsv = route({
  ...caseExport,
  path: `${CASE}/comparison.csv`,
  operationId: 'exportComparisonCsv',
  summary: 'The comparison as a CSV file, one row per line and supplier',
  query: ComparisonQuery,
  answers: { status: 200, description: 'The rows', mediaType: 'text/csv' },
  async handle({ desk, holder, params, query, res }) {
    const comparison = await comparisonFor(desk, holder, params.id, query);
    csvFile(res, 'comparison.csv', gridRows(comparison));
    return null;
  },
});

export const getCaseFile = route({
  ...caseExport,
  path: `${CASE}/file`,
  operationId: 'getCaseFile',
  summary: 'The whole case as one page to print or to keep as PDF',
  answers: { status: 200, description: 'The page', mediaType: 'text/html' },
  async handle({ desk, holder, params, res }) {
    res.type('html').send(await caseFilePage(desk, holder, params.id));
    return null;
  },
});

/** Each of these lists as a file, with its filters. */
const tables: readonly (readonly [path: string, operationId: string, list: Route])[] = [
  ['/v1/exports/procurements.csv', 'exportProcurements', listProcurements],
  ['/v1/exports/suppliers.csv', 'exportSuppliers', listSuppliers],
  ['/v1/exports/approvals.csv', 'exportApprovals', listApprovals],
  ['/v1/exports/orders.csv', 'exportOrders', listOrders],
  ['/v1/exports/savings.csv', 'exportSavings', getSavings],
  ['/v1/exports/agreements.csv', 'exportAgreements', listAgreements],
  ['/v1/exports/lessons.csv', 'exportLessons', listLessons],
  ['/v1/exports/hits.csv', 'exportHits', listHits],
  ['/v1/exports/alerts.csv', 'exportAlerts', listAlerts],
  ['/v1/exports/dead-letters.csv', 'exportDeadLetters', listDeadLetters],
  ['/v1/exports/audit.csv', 'exportAudit', listAuditEvents],
  [`${CASE}/offers.csv`, 'exportOffers', listOffers],
  [`${CASE}/messages.csv`, 'exportMessages', listMessages],
  [`${CASE}/decisions.csv`, 'exportDecisions', listDecisions],
];

export const exportRoutes: readonly Route[] = [
  exportComparisonXlsx,
  exportComparisonCsv,
  getCaseFile,
  ...tables.map(([path, operationId, list]) => tableExport(path, operationId, list)),
];
