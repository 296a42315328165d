import { Box } from '@mantine/core';
import { placeOn } from '../../../display/interval-bar.tsx';
import type { OpenedStep } from './price-steps.ts';

/** One step of a waterfall; the figures beside it say the same. */
export function StepBar({ step, mostMinor }: { step: OpenedStep; mostMinor: number }) {
  const left = placeOn(Math.min(step.fromMinor, step.toMinor), 0, mostMinor);
  const right = placeOn(Math.max(step.fromMinor, step.toMinor), 0, mostMinor);
  const color = step.fromMinor === 0 ? 'cyan' : step.amountMinor < 0 ? 'green' : 'orange';
  return (
    <Box pos="relative" h={6} mt={3} aria-hidden>
      <Box
        pos="absolute"
        h={6}
        left={`${left}%`}
        w={`${Math.max(0.7, right - left)}%`}
        style={{ borderRadius: 2, background: `var(--mantine-color-${color}-6)` }}
      />
    </Box>
  );
}
