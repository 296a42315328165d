import { Group, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconStarFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ComparisonCell, ComparisonQuote } from '#contracts/comparison.ts';
import { useAddress } from '../../../display/address.ts';
import { day } from '../../../display/moment.tsx';
import { count, money, share } from '../../../display/money.ts';
import { Sign, Unknown } from '../../../display/sign.tsx';
import { cellIdOf } from './cell-id.ts';
import classes from './compare.module.css';

type Props = { cell: ComparisonCell; currency: string };
type CellProps = Props & {
  /** Units that are wanted of the line. */
  wanted: number;
};

/** One supplier on one line: price, day and adjusted price, each against the best of the line. */
export function CellView({ cell, currency, wanted }: CellProps) {
  const { quote, missing } = cell;
  if (quote === null) {
    return (
      <Stack gap={2} align="flex-start">
        <Unknown word="no quote" />
        <Text size="xs" c="dimmed">
          {missing}
        </Text>
      </Stack>
    );
  }
  return (
    <Stack gap={4}>
      <PriceOf cell={cell} quote={quote} currency={currency} />
      {quote.quantity < wanted && (
        <Sign word={`Only ${count(quote.quantity)} of ${count(wanted)}`} tone="warning" />
      )}
      <DateOf cell={cell} quote={quote} />
      <AdjustedOf cell={cell} currency={currency} />
      {cell.limits !== null && (
        <Text size="xs" c="dimmed">
          Target {money(cell.limits.targetUnitPriceMinor, currency)}, walk-away{' '}
          {money(cell.limits.walkAwayUnitPriceMinor, currency)}
        </Text>
      )}
      {quote.cannotWin !== null && (
        <div>
          <Sign word="Cannot be awarded" tone="bad" />
          <Text size="xs" c="dimmed">
            {quote.cannotWin}
          </Text>
        </div>
      )}
    </Stack>
  );
}

function PriceOf({ cell, quote, currency }: Props & { quote: ComparisonQuote }) {
  return (
    <div>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          {money(quote.unitPriceMinor, currency)}
        </Text>
        {cell.isBest.price ? (
          <Best word="Best price" />
        ) : (
          <Behind>{fromBest(cell.fromBest?.priceBp)}</Behind>
        )}
      </Group>
      {quote.first.unitPriceMinor !== quote.unitPriceMinor && (
        <Text size="xs" c="dimmed">
          was {money(quote.first.unitPriceMinor, currency)} at first
        </Text>
      )}
    </div>
  );
}

function DateOf({ cell, quote }: { cell: ComparisonCell; quote: ComparisonQuote }) {
  const days = cell.fromBest?.leadTimeDays;
  return (
    <Group gap={6}>
      <Text size="sm">{day(quote.deliveredOn)}</Text>
      {cell.isBest.date ? (
        <Best word="Best date" />
      ) : (
        days !== undefined && <Behind>{days > 0 ? `+${days} d` : `${days} d`}</Behind>
      )}
      {!quote.inTime && <Sign word="Too late" tone="bad" />}
    </Group>
  );
}

function AdjustedOf({ cell, currency }: Props) {
  const { set } = useAddress();
  if (cell.adjusted === null) return null;
  return (
    <Group gap={6}>
      <UnstyledButton
        onClick={() => set({ cell: cellIdOf(cell) })}
        fz="sm"
        td="underline"
        style={{ textUnderlineOffset: 3 }}
      >
        Adjusted {money(cell.adjusted.unitPriceMinor, currency)}
        <VisuallyHidden>, open its steps</VisuallyHidden>
      </UnstyledButton>
      {cell.isBest.adjusted ? (
        <Best word="Best adjusted" />
      ) : (
        <Behind>{fromBest(cell.fromBest?.adjustedBp)}</Behind>
      )}
    </Group>
  );
}

const fromBest = (bp: number | null | undefined): string =>
  bp == null ? '' : `${bp > 0 ? '+' : ''}${share(bp)}`;

function Best({ word }: { word: string }) {
  return (
    <Group gap={3} wrap="nowrap" fz="xs" fw={600} className={classes.best}>
      <IconStarFilled size={11} aria-hidden />
      {word}
    </Group>
  );
}

function Behind({ children }: { children: ReactNode }) {
  return (
    <Text span size="xs" c="dimmed">
      {children}
    </Text>
  );
}
