import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AwardScenarioName, Comparison } from '#contracts/comparison.ts';
import { useAddress } from '../../../display/address.ts';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import type { TabProps } from '../tabs/tabs.ts';
import { AwardInstead } from './award-instead.tsx';
import { ComparisonGrid } from './comparison-grid.tsx';
import { comparisonQuery } from './comparison-query.ts';
import { GridActions } from './grid-actions.tsx';
import { PriceDrawer } from './price-drawer.tsx';
import { ScenarioPicker } from './scenario-picker.tsx';
import { WeightSliders } from './weight-sliders.tsx';
import { memoryCounts, withoutMemory } from './without-memory.ts';
import { weightsIn } from './weights.ts';

const SCENARIOS: readonly AwardScenarioName[] = [
  'as_agreed',
  'cheapest_single',
  'cheapest_by_line',
  'best_score',
  'max_two_winners',
];

/** What is on the table, lines × suppliers, and what each way to award would cost. */
export function CompareTab({ detail: { caseId } }: TabProps) {
  const { search, oneOf } = useAddress();
  const wish = {
    scenario: oneOf('scenario', SCENARIOS, 'as_agreed'),
    weights: weightsIn(search),
  };
  const comparison = useQuery(comparisonQuery(caseId, wish));
  return (
    <QueryState
      query={comparison}
      isEmpty={(it) => it.suppliers.length === 0}
      empty={
        <Empty title="Nothing to compare yet">
          The grid fills itself as soon as suppliers have been found and have quoted.
        </Empty>
      }
      rows={8}
    >
      {(it) => <Compared comparison={it} />}
    </QueryState>
  );
}

function Compared({ comparison }: { comparison: Comparison }) {
  const { search, set } = useAddress();
  const isWithout = search.memory === 'without';
  const shown = isWithout ? withoutMemory(comparison) : comparison;
  return (
    <Stack gap="sm">
      <GridActions comparison={comparison} memoryCounts={memoryCounts(comparison)} />
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, lg: 4 }} order={{ base: 2, lg: 1 }}>
          <WeightSliders comparison={comparison} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 8 }} order={{ base: 1, lg: 2 }}>
          <Stack gap="xs">
            <ScenarioPicker comparison={comparison} />
            <AwardInstead comparison={comparison} supplierIds={winnersOf(comparison)}>
              Award this way
            </AwardInstead>
          </Stack>
        </Grid.Col>
      </Grid>
      <ComparisonGrid comparison={shown} />
      <PriceDrawer
        comparison={shown}
        cellId={typeof search.cell === 'string' ? search.cell : null}
        onClose={() => set({ cell: undefined })}
      />
    </Stack>
  );
}

/** Of the way to award that is chosen. */
const winnersOf = ({ scenario, scenarios }: Comparison): string[] =>
  scenarios.find((it) => it.name === scenario)?.winners.map((it) => it.supplierId) ?? [];
