import { SegmentedControl } from '@mantine/core';
import { useAddress } from '../../display/address.ts';

const ABOUT = ['late_deliveries', 'prices'] as const;
export type About = (typeof ABOUT)[number];

/** What is looked at, as the address says. */
export const useAbout = (): About => useAddress().oneOf('about', ABOUT, 'late_deliveries');

export function AboutSwitch() {
  const { set } = useAddress();
  return (
    <SegmentedControl
      aria-label="About"
      value={useAbout()}
      onChange={(about) => set({ about })}
      data={[
        { value: 'late_deliveries', label: 'Late deliveries' },
        { value: 'prices', label: 'Prices' },
      ]}
    />
  );
}
