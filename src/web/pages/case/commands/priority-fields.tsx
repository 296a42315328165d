import { Fieldset, SimpleGrid, Slider, Text } from '@mantine/core';
import type { ModifyDraft } from './request.ts';

type Priorities = ModifyDraft['priorities'];
const NAMES = ['price', 'delivery', 'quality', 'risk'] as const;

type Props = { priorities: Priorities; onChange: (priorities: Priorities) => void };

/** How much each thing counts; only the proportions do, so the share is said beside. */
export function PriorityFields({ priorities, onChange }: Props) {
  const sum = NAMES.reduce((total, it) => total + priorities[it], 0);
  return (
    <Fieldset legend="What counts">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {NAMES.map((name) => (
          <div key={name}>
            <Text size="sm" id={`priority-${name}`}>
              {name.charAt(0).toUpperCase() + name.slice(1)}:{' '}
              {sum === 0 ? 0 : Math.round((priorities[name] / sum) * 100)} %
            </Text>
            <Slider
              min={0}
              max={100}
              step={5}
              label={null}
              thumbProps={{ 'aria-labelledby': `priority-${name}` }}
              value={priorities[name]}
              onChange={(it) => onChange({ ...priorities, [name]: it })}
            />
          </div>
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
