import { Accordion, List, Table, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { HeadRow } from '../../../display/head-row.tsx';
import { money, share } from '../../../display/money.ts';
import { TableRegion } from '../../../display/table-region.tsx';
import { termName, termValue } from '../../../display/terms.ts';
import type { Decision } from '../decisions/decisions-query.ts';
import { reasonsOf } from './reasons.ts';
import type { Move, SupplierTable } from './rounds.ts';

type Props = {
  table: SupplierTable;
  supplierName: string;
  currency: string;
  decisions: readonly Decision[];
  isOpen: boolean;
};

/** Every move with what was given and why; the same as the charts, in words. */
export function MovesTable(props: Props) {
  const { table, supplierName, isOpen } = props;
  const rows = <Moves {...props} />;
  if (isOpen) return rows;
  return (
    <Accordion variant="default" chevronPosition="left" styles={{ content: { padding: 0 } }}>
      <Accordion.Item value="moves" bd={0}>
        <Accordion.Control px={0} fz="sm">
          {table.moves.length} moves with concessions and reasons
          <VisuallyHidden> of {supplierName}</VisuallyHidden>
        </Accordion.Control>
        <Accordion.Panel>{rows}</Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function Moves({ table, supplierName, currency, decisions }: Props) {
  return (
    <TableRegion label={`Moves in the talk with ${supplierName}`}>
      <Table verticalSpacing={4} fz="sm" miw={820}>
        <HeadRow
          columns={[
            'Step',
            'Who',
            { right: 'Total' },
            { right: 'Concession' },
            'Other terms',
            { right: 'Worth to us' },
            'Why',
          ]}
        />
        <Table.Tbody>
          {table.moves.map((move) => (
            <Table.Tr key={move.offer.offerId} style={{ verticalAlign: 'top' }}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{move.step}</Table.Td>
              <Table.Td>{whoSaid(move)}</Table.Td>
              <Table.Td ta="right">{money(move.offer.totalMinor, currency)}</Table.Td>
              <Table.Td ta="right">{concession(move, currency)}</Table.Td>
              <Table.Td>{changes(move)}</Table.Td>
              <Table.Td ta="right">{worth(move)}</Table.Td>
              <Table.Td maw={360}>
                <Why move={move} supplierName={supplierName} decisions={decisions} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

const moveWords: Readonly<Record<Move['offer']['move'], [theirs: string, ours: string]>> = {
  quote: ['Supplier quotes', 'We ask for a quote'],
  counter: ['Supplier counters', 'We counter'],
  accept: ['Supplier accepts', 'We accept'],
  walk_away: ['Supplier walks away', 'We walk away'],
  final: ['Supplier makes a final offer', 'We make a final offer'],
};

const whoSaid = ({ offer }: Move): string =>
  moveWords[offer.move][offer.actor === 'supplier' ? 0 : 1];

const worth = ({ offer: { utilityBp } }: Move): string =>
  utilityBp === null ? 'not shown' : share(utilityBp);

function concession({ concessionMinor }: Move, currency: string): string {
  if (concessionMinor === null) return '';
  if (concessionMinor === 0) return 'none';
  return concessionMinor > 0
    ? money(concessionMinor, currency)
    : `takes back ${money(-concessionMinor, currency)}`;
}

function changes(move: Move): ReactNode {
  return move.changes
    .map(
      ({ issue, from, to }) =>
        `${termName(issue).toLowerCase()} ${termValue(issue, from)} to ${termValue(issue, to)}`,
    )
    .join(', ');
}

type WhyProps = { move: Move; supplierName: string; decisions: readonly Decision[] };

function Why({ move: { offer }, supplierName, decisions }: WhyProps) {
  const { supplierId, round } = offer;
  const reasons =
    offer.actor === 'buyer' || offer.move === 'accept'
      ? reasonsOf(decisions, { supplierId, supplierName, round }).filter(
          ({ because }) => !because.some((it) => it.endsWith(offer.because)),
        )
      : [];
  return (
    <>
      <Text size="sm">{offer.because}</Text>
      {offer.text !== '' && offer.actor === 'supplier' && (
        <Text size="sm" c="dimmed" fs="italic">
          “{offer.text}”
        </Text>
      )}
      {reasons.length > 0 && (
        <List size="sm" c="dimmed">
          {reasons.map((it) => (
            <List.Item key={it.id}>
              {it.chosen}: {it.because.slice(0, 2).join('; ')}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}
