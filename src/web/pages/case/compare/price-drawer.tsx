import { Drawer, Stack, Table, Text } from '@mantine/core';
import type { Comparison, ComparisonCell } from '#contracts/comparison.ts';
import { Facts } from '../../../display/facts.tsx';
import { HeadRow } from '../../../display/head-row.tsx';
import { money, moneyDifference } from '../../../display/money.ts';
import { TableRegion } from '../../../display/table-region.tsx';
import { sentenceCase } from '../../../display/sentence-case.ts';
import { termName, termValue } from '../../../display/terms.ts';
import type { TermName } from '../../../display/terms.ts';
import { cellOf, supplierNameOf } from './cell-id.ts';
import { openSteps } from './price-steps.ts';
import { StepBar } from './step-bar.tsx';

type Props = { comparison: Comparison; cellId: string | null; onClose: () => void };

/** How an offer becomes the price it is compared by; opened for one cell. */
export function PriceDrawer({ comparison, cellId, onClose }: Props) {
  const cell = cellOf(comparison, cellId);
  const name = cell === null ? '' : supplierNameOf(comparison, cell.supplierId);
  return (
    <Drawer
      opened={cell !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={cell === null ? '' : `${name}, line ${cell.lineNo}`}
      closeButtonProps={{ 'aria-label': 'Close the price' }}
    >
      {cell !== null && <Opened cell={cell} currency={comparison.currency} />}
    </Drawer>
  );
}

function Opened({ cell, currency }: { cell: ComparisonCell; currency: string }) {
  const { quote } = cell;
  return (
    <Stack gap="md">
      {cell.adjusted !== null && <Steps cell={cell} currency={currency} />}
      {quote !== null && (
        <Facts
          rows={(Object.entries(quote.terms) as [TermName, string | number][]).map(
            ([name, value]) => [termName(name), termValue(name, value)],
          )}
        />
      )}
      <Text size="sm" c="dimmed">
        Offers are compared by the adjusted price; what is paid is the price itself.
      </Text>
    </Stack>
  );
}

function Steps({ cell, currency }: { cell: ComparisonCell; currency: string }) {
  const { adjusted, quote } = cell;
  if (adjusted === null) return null;
  const steps = openSteps(adjusted);
  const mostMinor = Math.max(...steps.map((it) => Math.max(it.fromMinor, it.toMinor)));
  return (
    <TableRegion label="Steps from the price to the adjusted price">
      <Table verticalSpacing={4} fz="sm">
        <HeadRow columns={['Step', { right: 'Amount' }, { right: 'So far' }]} />
        <Table.Tbody>
          {steps.map((step) => (
            <Table.Tr key={step.label} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <Text size="sm" fw={500}>
                  {sentenceCase(step.label)}
                </Text>
                <Text size="xs" c="dimmed">
                  {step.because}
                </Text>
                <StepBar step={step} mostMinor={mostMinor} />
              </Table.Td>
              <Table.Td ta="right">
                {step.fromMinor === 0
                  ? money(step.amountMinor, currency)
                  : moneyDifference(step.amountMinor, currency)}
              </Table.Td>
              <Table.Td ta="right">{money(step.toMinor, currency)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">
              Adjusted price{quote !== null && quote.quantity > 1 && ` of ${quote.quantity}`}
            </Table.Th>
            <Table.Td />
            <Table.Td ta="right" fw={600}>
              {money(adjusted.totalMinor, currency)}
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </TableRegion>
  );
}
