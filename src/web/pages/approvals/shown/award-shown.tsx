import { List, Stack, Text } from '@mantine/core';
import { Facts } from '../../../display/facts.tsx';
import { count, money, share } from '../../../display/money.ts';
import { AwardLines } from './award-lines.tsx';
import { Part } from './part.tsx';
import type { ShownAward } from './shown.ts';

/** An award as it is bound: who gets which lines under which terms, and what it saves. */
export function AwardShown({ award, caseId }: { award: ShownAward; caseId: string }) {
  const { currency, totalMinor, deliveryMinor, savings, terms } = award;
  return (
    <Stack gap="md">
      <Part title="Lines">
        <AwardLines award={award} caseId={caseId} />
      </Part>
      {terms.length > 0 && (
        <Part title="Terms">
          <List size="sm" spacing={2}>
            {terms.map((it) => (
              <List.Item key={it}>{it}</List.Item>
            ))}
          </List>
        </Part>
      )}
      <Part title="Cost and savings">
        <Facts
          rows={[
            ['Paid to suppliers', money(totalMinor, currency)],
            ['Expected cost of the way on top', money(deliveryMinor, currency)],
            ['In all', <b key="all">{money(totalMinor + deliveryMinor, currency)}</b>],
            ['Baseline', money(savings.baselineMinor, currency)],
            ['Where the baseline is from', baselineWords(savings)],
            [
              savings.savedMinor < 0 ? 'Above the baseline' : 'Saved',
              `${money(Math.abs(savings.savedMinor), currency)}, ${share(Math.abs(savings.savedBp))}`,
            ],
          ]}
        />
      </Part>
      {award.redFlags !== undefined && award.redFlags.length > 0 && <Flags award={award} />}
    </Stack>
  );
}

const baselineWords = ({ method, sampleSize }: ShownAward['savings']): string =>
  method === 'past_median'
    ? `median of ${count(sampleSize)} ${sampleSize === 1 ? 'price' : 'prices'} paid before`
    : `mean of ${count(sampleSize)} first ${sampleSize === 1 ? 'quote' : 'quotes'}`;

function Flags({ award: { redFlags = [] } }: { award: ShownAward }) {
  return (
    <Part title="Red flags">
      <List size="sm" spacing={6}>
        {redFlags.map((it) => (
          <List.Item key={it.id}>
            {it.title} ({it.severity})
            <Text size="xs" c="dimmed">
              {it.formula}. {it.source}
            </Text>
          </List.Item>
        ))}
      </List>
    </Part>
  );
}
