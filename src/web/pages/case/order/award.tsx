import { Group, List, Table, Text } from '@mantine/core';
import type { AwardLine } from '#contracts/negotiation.ts';
import type { CaseDetail } from '../../../client/types.ts';
import { HeadRow } from '../../../display/head-row.tsx';
import { Moment } from '../../../display/moment.tsx';
import { count, money, share } from '../../../display/money.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { Sign } from '../../../display/sign.tsx';
import { TableRegion } from '../../../display/table-region.tsx';
import { useLineNames } from '../line-names.ts';
import { termName, termValue } from '../../../display/terms.ts';

type AwardOf = NonNullable<CaseDetail['award']>;

/** Who won what on which terms, who said yes to it, and who stands ready. */
export function Award({ award, caseId }: { award: AwardOf; caseId: string }) {
  const names = useLineNames(caseId);
  const { proposal, approvedBy, awardedAtMs } = award;
  const { currency, totalMinor, deliveryMinor, runnerUp, shortfall, because } = proposal;
  return (
    <>
      <Group gap="xs" mb={4}>
        <Text size="sm">
          {money(totalMinor, currency)}
          {deliveryMinor > 0 && ` and about ${money(deliveryMinor, currency)} for the way`},
          approved by {approvedBy} <Moment atMs={awardedAtMs} />. Runner-up kept warm:{' '}
          {runnerUp === null ? 'nobody' : runnerUp.supplierName}.
        </Text>
        {shortfall.map((it) => (
          <Sign
            key={it.lineNo}
            word={`Line ${it.lineNo}: ${count(it.missingUnits)} units missing`}
            tone="warning"
          />
        ))}
      </Group>
      <TableRegion label="Lines of the award">
        <Table verticalSpacing={6} fz="sm" miw={760}>
          <HeadRow
            columns={[
              'Line',
              'Winner',
              { right: 'Quantity' },
              { right: 'Unit price' },
              { right: 'Amount' },
              'Terms',
            ]}
          />
          <Table.Tbody>
            {proposal.lines.map((it) => (
              <WonLine
                key={`${it.lineNo}/${it.supplierId}`}
                line={it}
                name={names.get(it.lineNo)}
                currency={currency}
              />
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
      <List size="sm" c="dimmed" mt="xs">
        {because.map((it) => (
          <List.Item key={it}>{it}</List.Item>
        ))}
        <List.Item>{savingsSentence(proposal)}</List.Item>
      </List>
    </>
  );
}

function savingsSentence({ savings, currency }: AwardOf['proposal']): string {
  const { baselineMinor, method, sampleSize, savedMinor, savedBp } = savings;
  const baseline =
    method === 'past_median'
      ? `the median of ${sampleSize} past prices`
      : `the mean of ${sampleSize} first quotes`;
  const difference = `${money(Math.abs(savedMinor), currency)} (${share(Math.abs(savedBp))})`;
  return `${difference} ${savedMinor < 0 ? 'more' : 'less'} than ${baseline}, ${money(baselineMinor, currency)}`;
}

const TERMS = [
  'leadTimeDays',
  'paymentDays',
  'warrantyMonths',
  'earlyPaymentDiscountBp',
  'volumeRebateBp',
] as const;

type WonProps = { line: AwardLine; name: string | undefined; currency: string };

function WonLine({ line, name, currency }: WonProps) {
  const { lineNo, itemId, supplierId, supplierName, quantity, unitPriceMinor, conditions } = line;
  const said = TERMS.filter((it) => line[it] !== 0).map(
    (it) => `${termName(it).toLowerCase()} ${termValue(it, line[it])}`,
  );
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={500}>
        {lineNo}. {name}
        <Text size="xs" c="dimmed" fw={400}>
          {itemId}
        </Text>
      </Table.Th>
      <Table.Td>
        <PageLink to="/suppliers/$supplierId" params={{ supplierId }} fz="sm">
          {supplierName}
        </PageLink>
      </Table.Td>
      <Table.Td ta="right">{count(quantity)}</Table.Td>
      <Table.Td ta="right">{money(unitPriceMinor, currency)}</Table.Td>
      <Table.Td ta="right">{money(quantity * unitPriceMinor, currency)}</Table.Td>
      <Table.Td maw={360}>
        {[line.incoterm, ...said].join(', ')}
        {conditions.length > 0 && (
          <Text size="xs" c="dimmed">
            Conditions: {conditions.join('; ')}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
