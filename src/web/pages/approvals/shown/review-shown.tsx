import { List, Stack, Table, Text } from '@mantine/core';
import type { Assessment } from '#contracts/supplier.ts';
import { Facts } from '../../../display/facts.tsx';
import { HeadRow } from '../../../display/head-row.tsx';
import { day } from '../../../display/moment.tsx';
import { share } from '../../../display/money.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { sentenceCase } from '../../../display/sentence-case.ts';
import { Unknown } from '../../../display/sign.tsx';
import { TableRegion } from '../../../display/table-region.tsx';
import { Part } from './part.tsx';

/** A supplier as compliance saw it when it asked: every row of its risk, and what was not known. */
export function ReviewShown({ assessment }: { assessment: Assessment }) {
  const { supplierId, supplierName, riskBp, coverageBp, confidenceBp } = assessment;
  return (
    <Stack gap="md">
      <Part title="The supplier">
        <Facts
          rows={[
            [
              'Supplier',
              <PageLink
                key="supplier"
                size="sm"
                to="/suppliers/$supplierId"
                params={{ supplierId }}
              >
                {supplierName}
              </PageLink>,
            ],
            ['Risk, 100% is worst', riskBp === null ? null : share(riskBp)],
            ['At worst, if what is missing were bad', share(assessment.riskUpToBp ?? riskBp)],
            ['Of what counts is known', share(coverageBp)],
            ['Confidence', share(confidenceBp)],
          ]}
        />
      </Part>
      <Part title="Risk, row by row">
        <RiskRows assessment={assessment} />
      </Part>
      <Papers assessment={assessment} />
      <Names assessment={assessment} />
    </Stack>
  );
}

function RiskRows({ assessment: { factors } }: { assessment: Assessment }) {
  return (
    <TableRegion label="Risk factors">
      <Table verticalSpacing={5} fz="sm">
        <HeadRow
          columns={[
            'Factor',
            { right: 'Risk' },
            { right: 'Weight' },
            { right: 'Known' },
            'Evidence',
          ]}
        />
        <Table.Tbody>
          {factors.map((it) => (
            <Table.Tr key={it.name}>
              <Table.Th scope="row" fw={500}>
                {sentenceCase(it.name)}
              </Table.Th>
              <Table.Td ta="right">{it.riskBp === null ? <Unknown /> : share(it.riskBp)}</Table.Td>
              <Table.Td ta="right">{share(it.weightBp)}</Table.Td>
              <Table.Td ta="right">{share(it.coverageBp)}</Table.Td>
              <Table.Td>
                {it.evidence.length === 0 ? <Unknown word="none" /> : it.evidence.join('; ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function Papers({ assessment: { papersMissing = [] } }: { assessment: Assessment }) {
  if (papersMissing.length === 0) return null;
  return (
    <Part title="Papers that do not hold">
      <List size="sm">
        {papersMissing.map(({ name, why, since }) => (
          <List.Item key={name}>
            {name}: {why}
            {since === null ? '' : ` since ${day(since)}`}
          </List.Item>
        ))}
      </List>
    </Part>
  );
}

function Names({ assessment: { screening } }: { assessment: Assessment }) {
  if (screening === undefined) {
    return (
      <Part title="Screening">
        <Unknown word="its name was compared with no list" />
      </Part>
    );
  }
  return (
    <Part title="Screening">
      {screening.hits.length === 0 ? (
        <Text size="sm">No name alike on {screening.lists.length} lists.</Text>
      ) : (
        <List size="sm">
          {screening.hits.map((it) => (
            <List.Item key={it.hitId}>
              {it.listedName}, {share(it.scoreBp)} alike, {it.listTitle} of{' '}
              {day(it.listPublishedOn)}: {it.state}
            </List.Item>
          ))}
        </List>
      )}
    </Part>
  );
}
