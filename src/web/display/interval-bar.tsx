import { Box } from '@mantine/core';

/** Where a value lies on a scale, as a percentage of its width. */
export function placeOn(value: number, from: number, to: number): number {
  if (to <= from) return 0;
  return Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100));
}

type Props = {
  /** Says the same in words. */
  label: string;
  low: number;
  high: number;
  value: number;
  from: number;
  to: number;
  /** A mark to compare with, such as "no effect". */
  mark?: number;
  color?: string;
};

/** An estimate as a point inside its interval; the words beside it say the same. */
export function IntervalBar({ label, low, high, value, from, to, mark, color = 'cyan' }: Props) {
  const left = placeOn(low, from, to);
  const right = placeOn(high, from, to);
  return (
    <Box
      role="img"
      aria-label={label}
      h={14}
      miw={80}
      pos="relative"
      style={{ borderRadius: 3, background: 'var(--mantine-color-default-hover)' }}
    >
      <Box
        pos="absolute"
        top={3}
        h={8}
        left={`${left}%`}
        w={`${Math.max(1, right - left)}%`}
        style={{ borderRadius: 3, background: `var(--mantine-color-${color}-5)`, opacity: 0.55 }}
      />
      {mark !== undefined && (
        <Box
          pos="absolute"
          top={0}
          h={14}
          left={`${placeOn(mark, from, to)}%`}
          style={{ borderLeft: '1px dashed var(--mantine-color-dimmed)' }}
        />
      )}
      <Box
        pos="absolute"
        top={0}
        h={14}
        w={3}
        left={`calc(${placeOn(value, from, to)}% - 1px)`}
        style={{ background: 'var(--mantine-color-text)' }}
      />
    </Box>
  );
}
