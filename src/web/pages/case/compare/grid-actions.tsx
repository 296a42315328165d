import { Button, Group, Switch, Text } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypeCsv, IconPrinter } from '@tabler/icons-react';
import type { Comparison } from '#contracts/comparison.ts';
import { withQuery } from '../../../client/calls.ts';
import { useAddress } from '../../../display/address.ts';
import { Moment } from '../../../display/moment.tsx';
import { useMay } from '../../../session/session.ts';
import { casePath } from '../case-query.ts';
import classes from './compare.module.css';
import { wishParams } from './comparison-query.ts';
import { weightsIn } from './weights.ts';

const FILES = [
  {
    name: 'Excel',
    path: '/comparison.xlsx',
    needs: 'exportComparisonXlsx',
    icon: IconFileSpreadsheet,
  },
  { name: 'CSV', path: '/comparison.csv', needs: 'exportComparisonCsv', icon: IconFileTypeCsv },
] as const;

type Props = { comparison: Comparison; memoryCounts: boolean };

/** What can be done with the whole grid: take it along, or look at it without memory. */
export function GridActions({ comparison, memoryCounts }: Props) {
  const { search, set } = useAddress();
  const may = useMay();
  const { caseId, scenario } = comparison;
  const wish = wishParams({ scenario, weights: weightsIn(search) });
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="md">
        <Text size="sm" c="dimmed">
          Compared <Moment atMs={comparison.comparedAtMs} />.{' '}
          {!comparison.limitsShown && 'Targets and walk-away prices are not shown to your role.'}
        </Text>
        {memoryCounts && (
          <Switch
            size="sm"
            label="Without memory"
            checked={search.memory === 'without'}
            onChange={(event) =>
              set({ memory: event.currentTarget.checked ? 'without' : undefined })
            }
          />
        )}
      </Group>
      <Group gap="xs" className={classes.actions}>
        {FILES.filter((it) => may(it.needs)).map(({ name, path, icon: Icon }) => (
          <Button
            key={name}
            component="a"
            href={withQuery(casePath(caseId, path), wish)}
            download
            size="xs"
            variant="default"
            leftSection={<Icon size={16} />}
          >
            {name}
          </Button>
        ))}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </Group>
    </Group>
  );
}
