import type { Comparison, ComparisonCell } from '#contracts/comparison.ts';
import type { CellMark, ExportCell } from '../export/cell.ts';
import { amountCell, percentCell, whole } from '../export/cell.ts';

/** A table of an export; the first row has the heads. */
export type ExportSheet = { name: string; rows: ExportCell[][] };

/** The comparison as a workbook: one row per line and supplier, the steps, the scenarios, the suppliers. */
export const comparisonSheets = (comparison: Comparison): ExportSheet[] => [
  { name: 'Comparison', rows: gridRows(comparison) },
  { name: 'Adjusted price', rows: stepRows(comparison) },
  { name: 'Ways to award', rows: scenarioRows(comparison) },
  { name: 'Suppliers', rows: supplierRows(comparison) },
];

const nameOf = ({ suppliers }: Comparison, supplierId: string): string =>
  suppliers.find((it) => it.supplierId === supplierId)?.supplierName ?? supplierId;
const descriptionOf = ({ lines }: Comparison, lineNo: number): string =>
  lines.find((it) => it.lineNo === lineNo)?.description ?? '';

/** Also the rows of the CSV file. */
export function gridRows(comparison: Comparison): ExportCell[][] {
  const { currency, limitsShown, cells } = comparison;
  const heads = [
    'Line',
    'Description',
    'Supplier',
    'Quantity',
    `First unit price (${currency})`,
    `Unit price (${currency})`,
    `Total (${currency})`,
    'Above the best price (%)',
    'Lead time (days)',
    'Delivered on',
    'In time',
    'Payment (days)',
    'Warranty (months)',
    'Incoterm',
    `Adjusted unit price (${currency})`,
    'Best price',
    'Best date',
    'Best adjusted',
    'Wins',
    'Agreed',
    'Why not',
    ...(limitsShown ? [`Target (${currency})`, `Walk-away (${currency})`] : []),
  ];
  return [heads, ...cells.map((it) => gridRow(comparison, it))];
}

const yes = (it: boolean): string => (it ? 'yes' : '');

function gridRow(comparison: Comparison, cell: ComparisonCell): ExportCell[] {
  const { currency, limitsShown } = comparison;
  const { quote, adjusted, isBest, fromBest, wins, limits, missing } = cell;
  const mark = (best: boolean): CellMark | undefined =>
    wins ? 'winner' : best ? 'best' : undefined;
  const terms = quote?.terms ?? null;
  return [
    whole(cell.lineNo),
    descriptionOf(comparison, cell.lineNo),
    nameOf(comparison, cell.supplierId),
    quote && whole(quote.quantity),
    amountCell(quote?.first.unitPriceMinor ?? null, currency),
    amountCell(quote?.unitPriceMinor ?? null, currency, mark(isBest.price)),
    amountCell(quote?.totalMinor ?? null, currency),
    fromBest && percentCell(fromBest.priceBp),
    terms && whole(terms.leadTimeDays),
    quote?.deliveredOn ?? null,
    quote && yes(quote.inTime),
    terms && whole(terms.paymentDays),
    terms && whole(terms.warrantyMonths),
    terms?.incoterm ?? null,
    amountCell(adjusted?.unitPriceMinor ?? null, currency, mark(isBest.adjusted)),
    yes(isBest.price),
    yes(isBest.date),
    yes(isBest.adjusted),
    yes(wins),
    yes(quote?.agreed ?? false),
    missing ?? quote?.cannotWin ?? null,
    ...(limitsShown
      ? [
          amountCell(limits?.targetUnitPriceMinor ?? null, currency),
          amountCell(limits?.walkAwayUnitPriceMinor ?? null, currency),
        ]
      : []),
  ];
}

function stepRows(comparison: Comparison): ExportCell[][] {
  const { currency } = comparison;
  const rows = comparison.cells.flatMap(({ lineNo, supplierId, adjusted }) => {
    if (adjusted === null) return [];
    const place = [whole(lineNo), nameOf(comparison, supplierId)];
    const steps = adjusted.steps.map((it) => [
      ...place,
      it.label,
      amountCell(it.amountMinor, currency),
      it.because,
    ]);
    return [
      ...steps,
      [...place, 'adjusted total', amountCell(adjusted.totalMinor, currency), null],
    ];
  });
  return [['Line', 'Supplier', 'Step', `Amount (${currency})`, 'Because'], ...rows];
}

function scenarioRows(comparison: Comparison): ExportCell[][] {
  const { currency, scenarios } = comparison;
  const heads = ['Way', `Cost at the door (${currency})`, `Against as agreed (${currency})`];
  const rows = scenarios.map(({ title, totalMinor, deltaMinor, winners, shortfall, because }) => [
    title,
    amountCell(totalMinor, currency),
    amountCell(deltaMinor, currency),
    winners.map((it) => `line ${it.lineNo}: ${nameOf(comparison, it.supplierId)}`).join('; '),
    shortfall.map((it) => `line ${it.lineNo}: ${it.missingUnits} missing`).join('; '),
    because,
  ]);
  return [[...heads, 'Winners', 'Not covered', 'Because'], ...rows];
}

function supplierRows(comparison: Comparison): ExportCell[][] {
  const { currency, suppliers } = comparison;
  const heads = [
    'Rank',
    'Supplier',
    'Country',
    'Lines',
    `Total (${currency})`,
    `Total at the door (${currency})`,
    `Adjusted total (${currency})`,
    'Clearance',
    'Risk (%)',
    'Conditions',
    'On time (%)',
  ];
  const rows = suppliers.map((it) => [
    it.rank === null ? null : whole(it.rank),
    it.supplierName,
    it.country,
    whole(it.linesCount),
    amountCell(it.totalMinor, currency),
    amountCell(it.doorTotalMinor, currency),
    amountCell(it.adjustedTotalMinor, currency),
    it.clearance?.verdict.replaceAll('_', ' ') ?? it.clearanceMissing,
    it.clearance?.riskBp == null ? null : percentCell(it.clearance.riskBp),
    it.clearance?.conditions.join('; ') ?? null,
    it.onTimeBp === null ? null : percentCell(it.onTimeBp),
  ]);
  return [heads, ...rows];
}
