import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Comparison, ComparisonSupplier } from '#contracts/comparison.ts';
import { money, share } from '../../../display/money.ts';
import { Unknown } from '../../../display/sign.tsx';
import { verdictSigns } from '../risk/verdict-signs.ts';

type Row = {
  title: string;
  value: (supplier: ComparisonSupplier, currency: string) => ReactNode;
};

const amount = (amountMinor: number | null, currency: string): ReactNode =>
  amountMinor === null ? <Unknown word="no offer" /> : money(amountMinor, currency);

const rows: readonly Row[] = [
  { title: 'Total', value: (it, currency) => <b>{amount(it.totalMinor, currency)}</b> },
  { title: 'At our door', value: (it, currency) => amount(it.doorTotalMinor, currency) },
  { title: 'Adjusted', value: (it, currency) => amount(it.adjustedTotalMinor, currency) },
  {
    title: 'Score by weights',
    value: (it) => (it.scoreBp === null ? <Unknown /> : share(it.scoreBp)),
  },
  {
    title: 'On time so far',
    value: (it) => (it.onTimeBp === null ? <Unknown /> : share(it.onTimeBp)),
  },
  { title: 'Clearance', value: (it) => <ClearanceOf supplier={it} /> },
];

function ClearanceOf({
  supplier: { clearance, clearanceMissing },
}: {
  supplier: ComparisonSupplier;
}) {
  if (clearance === null) return <Unknown word={clearanceMissing ?? 'unknown'} />;
  const { verdict, riskBp, conditions } = clearance;
  return (
    <>
      {verdictSigns[verdict].word}, risk {riskBp === null ? <Unknown /> : share(riskBp)}
      {conditions.length > 0 && (
        <Text size="xs" c="dimmed">
          {conditions.length} condition{conditions.length > 1 ? 's' : ''}
        </Text>
      )}
    </>
  );
}

/** What is true of a supplier as a whole, below its lines. */
export function SupplierRows({ comparison: { suppliers, currency } }: { comparison: Comparison }) {
  return (
    <Table.Tfoot>
      {rows.map(({ title, value }) => (
        <Table.Tr key={title}>
          <Table.Th scope="row" fw={500}>
            {title}
          </Table.Th>
          {suppliers.map((it) => (
            <Table.Td key={it.supplierId} fw={400}>
              {value(it, currency)}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tfoot>
  );
}
