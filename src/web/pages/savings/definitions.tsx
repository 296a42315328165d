import { Box, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { SavingsBook } from '#contracts/savings.ts';
import { MEASURES } from './measures.ts';

/** What each measure counts, in the words of the book. */
export function Definitions({ definitions }: Pick<SavingsBook, 'definitions'>) {
  return (
    <Box
      component="dl"
      m={0}
      style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 16px' }}
    >
      {MEASURES.map(({ measure, title }) => (
        <Fragment key={measure}>
          <Text component="dt" size="sm" fw={600}>
            {title}
          </Text>
          <Text component="dd" size="sm" c="dimmed" m={0}>
            {definitions.find((it) => it.measure === measure)?.sentence}
          </Text>
        </Fragment>
      ))}
    </Box>
  );
}
