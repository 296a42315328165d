import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RequestPreset } from '#contracts/intake.ts';
import { get } from '../../../client/calls.ts';
import type { Items } from '../../../client/types.ts';
import type { RequestForm } from '../draft/use-request-form.ts';
import { emptyForm, filledFrom } from '../form/values.ts';

/** Requests that are ready to be opened, to see how a case of each kind goes. */
export function PresetsMenu({ form }: { form: RequestForm }) {
  const { data } = useQuery({
    queryKey: ['presets'],
    queryFn: ({ signal }) => get<Items<RequestPreset>>('/v1/requisitions/presets', {}, signal),
    staleTime: 60 * 60_000,
  });
  const presets = data?.items ?? [];
  const fill = ({ request: { seed: _seed, ...request } }: RequestPreset) => {
    form.setValues(filledFrom(emptyForm(), request));
    form.clearErrors();
  };
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={16} />}
          disabled={presets.length === 0}
        >
          Start from an example
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {presets.map((it) => (
          <Menu.Item key={it.name} onClick={() => fill(it)}>
            <Text size="sm" fw={500}>
              {it.request.title}
            </Text>
            <Text size="xs" c="dimmed">
              {it.about}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
