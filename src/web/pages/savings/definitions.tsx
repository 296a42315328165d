import { Text } from '@mantine/core';
import type { SavingsBook } from '#contracts/savings.ts';
import { MEASURES } from './measures.ts';

/** What each measure counts, in the words of the book. */
export function Definitions({ definitions }: Pick<SavingsBook, 'definitions'>) {
  return (
    <dl style={{ margin: 0 }}>
      {MEASURES.map(({ measure, title }) => (
        <div key={measure} style={{ marginBottom: 4 }}>
          <Text component="dt" size="sm" fw={600} span>
            {title}
          </Text>
          <Text component="dd" size="sm" c="dimmed" m={0} span>
            {' '}
            {definitions.find((it) => it.measure === measure)?.sentence}
          </Text>
        </div>
      ))}
    </dl>
  );
}
