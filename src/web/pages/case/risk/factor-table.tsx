import { Progress, Table, Text } from '@mantine/core';
import type { RiskFactorScore } from '#contracts/supplier.ts';
import { HeadRow } from '../../../display/head-row.tsx';
import { share } from '../../../display/money.ts';
import { Unknown } from '../../../display/sign.tsx';
import { TableRegion } from '../../../display/table-region.tsx';

type Props = { factors: readonly RiskFactorScore[]; supplierName: string };

/** What the risk is made of: score, weight, how much is known, and what it rests on. */
export function FactorTable({ factors, supplierName }: Props) {
  return (
    <TableRegion label={`Risk factors of ${supplierName}`}>
      <Table verticalSpacing={3} fz="sm" miw={560}>
        <HeadRow
          columns={[
            'Factor',
            { right: 'Risk' },
            { right: 'Weight' },
            { right: 'Known' },
            'Rests on',
          ]}
        />
        <Table.Tbody>
          {factors.map((it) => (
            <Factor key={it.name} factor={it} />
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function Factor({ factor }: { factor: RiskFactorScore }) {
  const { name, riskBp, riskUpToBp, weightBp, coverageBp, evidence } = factor;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={500} tt="capitalize">
        {name === 'esg' ? 'ESG' : name}
      </Table.Th>
      <Table.Td ta="right" miw={92}>
        {riskBp === null ? (
          <Unknown />
        ) : (
          <>
            {share(riskBp)}
            <Progress value={riskBp / 100} size={4} color={barColor(riskBp)} aria-hidden />
          </>
        )}
        {riskUpToBp !== undefined && riskUpToBp !== riskBp && (
          <Text size="xs" c="dimmed">
            up to {share(riskUpToBp)}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{share(weightBp)}</Table.Td>
      <Table.Td ta="right">{share(coverageBp)}</Table.Td>
      <Table.Td>{evidence.join('; ')}</Table.Td>
    </Table.Tr>
  );
}

const HIGH_BP = 5_500;
const MIDDLE_BP = 3_500;
/** Only beside the figure: it repeats what the number says. */
const barColor = (riskBp: number): string =>
  riskBp > HIGH_BP ? 'red' : riskBp > MIDDLE_BP ? 'orange' : 'green';
