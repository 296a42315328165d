import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { Names } from './rows/lanes.ts';
import { addressName } from './rows/lanes.ts';

type Props = { from: string; to: string; names: Names };

/** Who writes to whom; one name for what somebody notes for itself. */
export function FromTo({ from, to, names }: Props) {
  if (from === to) return addressName(from, names);
  return (
    <>
      {addressName(from, names)}{' '}
      <IconArrowRight size="1em" style={{ verticalAlign: '-0.125em' }} aria-hidden />
      <VisuallyHidden>to</VisuallyHidden> {addressName(to, names)}
    </>
  );
}
