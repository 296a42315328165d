import { Table, Text } from '@mantine/core';
import type { SavingsLine } from '#contracts/savings.ts';
import { day } from '../../display/moment.tsx';
import { money } from '../../display/money.ts';
import { PageLink } from '../../display/page-link.tsx';
import { rowLink, useRowFocus } from '../../display/row-keys.ts';
import { Unknown } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { MEASURES } from './measures.ts';

const methods = {
  past_median: 'median of past prices',
  mean_of_quotes: 'mean of first quotes',
  none: 'no baseline',
} as const;

/** Every ordered line with what it rests on. */
export function SavingsLines({ lines }: { lines: readonly SavingsLine[] }) {
  const rows = useRowFocus<HTMLTableElement>();
  return (
    <TableRegion label="Savings by ordered line">
      <Table ref={rows} fz="sm" verticalSpacing={4} miw={920} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Order, line, day</Table.Th>
            <Table.Th scope="col">Supplier and case</Table.Th>
            {MEASURES.map((it) => (
              <Table.Th scope="col" ta="right" key={it.measure}>
                {it.title}
              </Table.Th>
            ))}
            <Table.Th scope="col" ta="right">
              Paid
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((it) => (
            <LineRow key={`${it.orderNo}/${it.lineNo}`} line={it} />
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function LineRow({ line }: { line: SavingsLine }) {
  const { orderNo, caseId, currency, baselineMethod, baselineSampleSize } = line;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <PageLink to="/orders/$orderNo" params={{ orderNo }} fz="sm" {...rowLink}>
          {orderNo}, {line.lineNo}
        </PageLink>
        <Text size="xs" c="dimmed">
          {line.itemId}
          <br />
          {day(line.awardedOn)}
        </Text>
      </Table.Td>
      <Table.Td maw={200}>
        {line.supplierName}
        <Text size="xs" truncate>
          <PageLink to="/cases/$caseId" params={{ caseId }} search={{ tab: 'order' }} fz="xs">
            {line.caseTitle}
          </PageLink>
        </Text>
      </Table.Td>
      {MEASURES.map(({ measure, field }) => (
        <Table.Td ta="right" key={measure}>
          {baselineMethod === 'none' && measure !== 'negotiated' && measure !== 'avoided' ? (
            <Unknown />
          ) : (
            money(line[field], currency)
          )}
          {measure === 'baseline' && (
            <Text size="xs" c="dimmed">
              {methods[baselineMethod]}
              {baselineMethod !== 'none' && `, ${baselineSampleSize}`}
            </Text>
          )}
        </Table.Td>
      ))}
      <Table.Td ta="right">{money(line.paidMinor, currency)}</Table.Td>
    </Table.Tr>
  );
}
