import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';

type Props<T extends string> = {
  title: string;
  /** What is taken when nothing is chosen, in words. */
  usual: string;
  options: readonly { value: T; label: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
};

/** Some of a short list, in the room of one button. */
export function PickSome<T extends string>(props: Props<T>) {
  const { title, usual, options, chosen, onChange } = props;
  const said = options.filter((it) => chosen.includes(it.value)).map((it) => it.label);
  const words =
    said.length === 0 ? usual : said.length > 2 ? `${said.length} chosen` : said.join(', ');
  return (
    <Popover position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button size="xs" variant="default" fw={400} rightSection={<IconChevronDown size={14} />}>
          {title}: {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <Checkbox.Group
          aria-label={title}
          value={[...chosen]}
          onChange={(values) => onChange(values as T[])}
        >
          <Stack gap={6}>
            {options.map((it) => (
              <Checkbox key={it.value} size="xs" value={it.value} label={it.label} />
            ))}
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={chosen.length === 0}
              onClick={() => onChange([])}
            >
              Back to {usual}
            </Button>
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
