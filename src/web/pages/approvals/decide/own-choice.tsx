import { Button, MultiSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { comparisonQuery } from '../../case/compare/comparison-query.ts';

type Props = { caseId: string; chosen: string[]; onChange: (supplierIds: string[]) => void };

/** Where agents are only observed, a person says first whom they would choose. */
export function OwnChoice(props: Props) {
  return (
    <Suppliers
      {...props}
      label="Your own choice"
      description="The agents are only observed in this category: say whom you would award, whatever they recommend."
      required
    />
  );
}

/** Where agents propose, a person may still award others; asked for only when somebody wants it. */
export function OtherChoice(props: Props) {
  const [isWanted, { open }] = useDisclosure(props.chosen.length > 0);
  if (!isWanted) {
    return (
      <Button size="compact-sm" variant="subtle" onClick={open} style={{ alignSelf: 'start' }}>
        Award others instead
      </Button>
    );
  }
  return (
    <Suppliers
      {...props}
      label="Award these instead"
      description="An award to them is put together from what they offered last, and asked about before anything is ordered. Leave it empty to approve what is shown."
    />
  );
}

type SuppliersProps = Props & { label: string; description: string; required?: boolean };

function Suppliers({ caseId, chosen, onChange, ...words }: SuppliersProps) {
  const { data } = useQuery(comparisonQuery(caseId, { scenario: 'as_agreed', weights: null }));
  const offering = data?.suppliers.filter((it) => it.linesCount > 0) ?? [];
  return (
    <MultiSelect
      {...words}
      placeholder={chosen.length === 0 ? 'One or several suppliers' : ''}
      searchable
      clearable
      maxValues={20}
      data={offering.map(({ supplierId, supplierName }) => ({
        value: supplierId,
        label: supplierName,
      }))}
      value={chosen}
      onChange={onChange}
    />
  );
}
