import { Box, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A titled part of a page below its head. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" aria-label={title}>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      {children}
    </Box>
  );
}
