import { Group, Radio, Stack, Text } from '@mantine/core';
import type { AwardScenario, Comparison } from '#contracts/comparison.ts';
import { useAddress } from '../../../display/address.ts';
import { money, moneyDifference } from '../../../display/money.ts';
import { Sign, Unknown } from '../../../display/sign.tsx';
import { supplierNameOf } from './cell-id.ts';

/** The ways to award what is on the table, each with its cost and its winners. */
export function ScenarioPicker({ comparison }: { comparison: Comparison }) {
  const { set } = useAddress();
  return (
    <Radio.Group
      label="Ways to award; the winners of the chosen one are marked in the grid"
      value={comparison.scenario}
      onChange={(to) => set({ scenario: to === 'as_agreed' ? undefined : to })}
    >
      <Stack gap={4} mt={4}>
        {comparison.scenarios.map((it) => (
          <Scenario key={it.name} scenario={it} comparison={comparison} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

type Props = { scenario: AwardScenario; comparison: Comparison };

function Scenario({ scenario, comparison }: Props) {
  const { name, title, totalMinor, deltaMinor, shortfall, overBudget, because } = scenario;
  const { currency } = comparison;
  return (
    <Radio.Card value={name} p={6} radius="sm">
      <Group wrap="nowrap" align="flex-start" gap="xs">
        <Radio.Indicator size="xs" mt={3} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Group justify="space-between" gap="xs">
            <Text size="sm" fw={600}>
              {title}
            </Text>
            <Group gap="xs" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {overBudget && <Sign word="Over budget" tone="bad" />}
              {shortfall.length > 0 && (
                <Sign
                  word={`${shortfall.length} line${shortfall.length > 1 ? 's' : ''} short`}
                  tone="warning"
                />
              )}
              {deltaMinor !== null && name !== 'as_agreed' && (
                <Text size="sm" c="dimmed">
                  {moneyDifference(deltaMinor, currency)}
                </Text>
              )}
              <Text size="sm" fw={600} component="div">
                {totalMinor === null ? (
                  <Unknown word="not possible" />
                ) : (
                  money(totalMinor, currency)
                )}
              </Text>
            </Group>
          </Group>
          <Text size="xs" c="dimmed">
            {[winnersInWords(scenario, comparison), because].filter(Boolean).join(': ')}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}

function winnersInWords({ winners }: AwardScenario, comparison: Comparison): string {
  if (winners.length === 0) return '';
  const bySupplier = Map.groupBy(winners, (it) => it.supplierId);
  const parts = [...bySupplier].map(([supplierId, own]) => {
    const name = supplierNameOf(comparison, supplierId);
    const lines = own.map((it) => it.lineNo).join(', ');
    return comparison.lines.length === 1
      ? name
      : `${name} (line${own.length > 1 ? 's' : ''} ${lines})`;
  });
  return parts.join(', ');
}
