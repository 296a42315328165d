import { Group, Paper, Stack, Text } from '@mantine/core';
import { count, money, share } from '../../display/money.ts';
import { Unknown } from '../../display/sign.tsx';
import { MEASURES, ofBaselineBp } from './measures.ts';
import type { SavingsTotal } from './measures.ts';

/** The measures of each currency; currencies are never added up. */
export function SavingsTotals({ totals }: { totals: readonly SavingsTotal[] }) {
  return (
    <Stack gap="xs">
      {totals.map((it) => (
        <Paper key={it.currency} withBorder p="sm">
          <Group gap="xl" align="flex-start" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {MEASURES.map(({ measure, title, field }) => (
              <Figure
                key={measure}
                title={title}
                value={money(it[field], it.currency)}
                note={measure === 'baseline' ? null : ofBaselineBp(it[field], it.baselineMinor)}
                isBaseline={measure === 'baseline'}
              />
            ))}
            <div>
              <Text size="xs" c="dimmed">
                Paid
              </Text>
              <Text fw={600}>{money(it.paidMinor, it.currency)}</Text>
              <Text size="xs" c="dimmed">
                {count(it.linesCount)} line{it.linesCount === 1 ? '' : 's'}
              </Text>
            </div>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}

type FigureProps = { title: string; value: string; note: number | null; isBaseline: boolean };

function Figure({ title, value, note, isBaseline }: FigureProps) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <Text fw={600}>{value}</Text>
      {!isBaseline && (
        <Text size="xs" c="dimmed" component="div">
          {note === null ? <Unknown /> : `${share(note)} of the baseline`}
        </Text>
      )}
    </div>
  );
}
