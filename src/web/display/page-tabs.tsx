import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import { useAddress } from './address.ts';

export type PageTab = { value: string; name: string; Panel: ComponentType };

type Props = {
  label: string;
  tabs: readonly PageTab[];
  /** What stands in the address for one tab and means nothing in another. */
  forgets?: readonly string[];
};

/** The parts of a page, one at a time; which one stands in the address. */
export function PageTabs({ label, tabs, forgets = [] }: Props) {
  const { oneOf, set } = useAddress();
  const values = tabs.map((it) => it.value);
  return (
    <Tabs
      value={oneOf('tab', values, values[0] ?? '')}
      onChange={(tab) =>
        set({ ...Object.fromEntries(forgets.map((it) => [it, undefined])), tab: tab ?? undefined })
      }
      keepMounted={false}
    >
      <Tabs.List mb="md" aria-label={label}>
        {tabs.map(({ value, name }) => (
          <Tabs.Tab key={value} value={value}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ value, Panel }) => (
        <Tabs.Panel key={value} value={value}>
          <Panel />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
