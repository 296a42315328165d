import { Box } from '@mantine/core';
import type { ReactNode } from 'react';

/** A table that may be wider than the page; reached and scrolled by keyboard as well. */
export function TableRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box
      role="region"
      aria-label={label}
      tabIndex={0}
      style={{ overflowX: 'auto', fontVariantNumeric: 'tabular-nums' }}
    >
      {children}
    </Box>
  );
}
