import { Box, Group, Table, Text } from '@mantine/core';
import type { Comparison, ComparisonLine, ComparisonSupplier } from '#contracts/comparison.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { quantityOf } from '../../../display/units.ts';
import { Sign } from '../../../display/sign.tsx';
import { AwardInstead } from './award-instead.tsx';
import { cellOf } from './cell-id.ts';
import classes from './compare.module.css';
import { CellView } from './cell-view.tsx';
import { SupplierRows } from './supplier-rows.tsx';

const LINE_COLUMN_PX = 150;
const SUPPLIER_COLUMN_PX = 205;

/** Lines × suppliers; heads and lines stay in sight while it is scrolled. */
export function ComparisonGrid({ comparison }: { comparison: Comparison }) {
  const { lines, suppliers } = comparison;
  return (
    <Box className={classes.scroller} role="region" aria-label="Comparison grid" tabIndex={0}>
      <Table verticalSpacing={6} fz="sm" layout="fixed" w={widthOf(suppliers)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w={LINE_COLUMN_PX}>
              Line
            </Table.Th>
            {suppliers.map((it) => (
              <SupplierHead key={it.supplierId} supplier={it} comparison={comparison} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((it) => (
            <LineRow key={it.lineNo} line={it} comparison={comparison} />
          ))}
        </Table.Tbody>
        <SupplierRows comparison={comparison} />
      </Table>
    </Box>
  );
}

const widthOf = (suppliers: readonly ComparisonSupplier[]): number =>
  LINE_COLUMN_PX + suppliers.length * SUPPLIER_COLUMN_PX;

type HeadProps = { supplier: ComparisonSupplier; comparison: Comparison };

function SupplierHead({ supplier, comparison }: HeadProps) {
  const { supplierId, supplierName, country, rank, linesCount } = supplier;
  return (
    <Table.Th scope="col" style={{ verticalAlign: 'top' }}>
      <PageLink to="/suppliers/$supplierId" params={{ supplierId }} fz="sm" fw={600}>
        {supplierName}
      </PageLink>
      <Group gap={6}>
        <Text size="xs" c="dimmed" fw={400}>
          {rank === null ? 'Not ranked' : `Rank ${rank}`}
          {country !== null && `, ${country}`}
          {comparison.lines.length > 1 && `, ${linesCount} of ${comparison.lines.length} lines`}
        </Text>
      </Group>
      {coversAll(comparison, supplierId) && (
        <AwardInstead comparison={comparison} supplierIds={[supplierId]}>
          Award instead
        </AwardInstead>
      )}
    </Table.Th>
  );
}

/** Whether a supplier offers every unit of every line. */
const coversAll = (comparison: Comparison, supplierId: string): boolean =>
  comparison.lines.every(({ lineNo, quantity }) => {
    const quote = cellOf(comparison, `${lineNo}.${supplierId}`)?.quote;
    return quote != null && quote.quantity >= quantity;
  });

function LineRow({ line, comparison }: { line: ComparisonLine; comparison: Comparison }) {
  const { lineNo, description, quantity, unitCode, quotesCount } = line;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={500}>
        {lineNo}. {description}
        <Text size="xs" c="dimmed">
          {quantityOf(quantity, unitCode)}, {quotesCount} {quotesCount === 1 ? 'quote' : 'quotes'}
        </Text>
      </Table.Th>
      {comparison.suppliers.map(({ supplierId }) => {
        const cell = cellOf(comparison, `${lineNo}.${supplierId}`);
        return (
          <Table.Td key={supplierId} className={cell?.wins === true ? classes.wins : undefined}>
            {cell?.wins === true && <Sign word="Wins" tone="good" />}
            {cell !== null && (
              <CellView cell={cell} currency={comparison.currency} wanted={quantity} />
            )}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}
