import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { comparisonQuery } from '../../case/compare/comparison-query.ts';

type Props = { caseId: string; chosen: string[]; onChange: (supplierIds: string[]) => void };

/** Where agents are only observed, a person says first whom they would choose. */
export function OwnChoice({ caseId, chosen, onChange }: Props) {
  const { data } = useQuery(comparisonQuery(caseId, { scenario: 'as_agreed', weights: null }));
  const offering = data?.suppliers.filter((it) => it.linesCount > 0) ?? [];
  return (
    <MultiSelect
      label="Your own choice"
      description="The agents are only observed in this category: say whom you would award, whatever they recommend."
      placeholder={chosen.length === 0 ? 'One or several suppliers' : ''}
      required
      searchable
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
