import { Button, Fieldset, Group, Slider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Comparison } from '#contracts/comparison.ts';
import { useAddress } from '../../../display/address.ts';
import { PRESETS, WEIGHTS, fromPriorities } from './weights.ts';
import type { Weights } from './weights.ts';

/** What the comparison counts, and the same under other weights. */
export function WeightSliders({ comparison }: { comparison: Comparison }) {
  const { set } = useAddress();
  const counted = fromPriorities(comparison.prioritiesBp);
  const weigh = (weights: Weights) => set({ ...weights });
  const asRequested = () =>
    set({ price: undefined, delivery: undefined, quality: undefined, risk: undefined });
  return (
    <Fieldset legend="Weights" p="sm" h="100%">
      <Stack gap={6}>
        <Sliders counted={counted} onWeighed={weigh} />
        <Group gap={6} mt={4}>
          <Button
            size="compact-xs"
            variant={comparison.prioritiesFrom === 'request' ? 'filled' : 'default'}
            aria-pressed={comparison.prioritiesFrom === 'request'}
            onClick={asRequested}
          >
            As requested
          </Button>
          {PRESETS.map(({ title, weights }) => (
            <Button key={title} size="compact-xs" variant="default" onClick={() => weigh(weights)}>
              {title}
            </Button>
          ))}
        </Group>
        <Text size="xs" c="dimmed">
          {comparison.prioritiesFrom === 'request'
            ? 'These are the weights of the request.'
            : 'Only this view is weighed anew; the case keeps the weights of the request.'}
        </Text>
      </Stack>
    </Fieldset>
  );
}

type SlidersProps = { counted: Weights; onWeighed: (weights: Weights) => void };

/** Moves freely; what it comes to is asked for once a slider is let go. */
function Sliders({ counted, onWeighed }: SlidersProps) {
  const [held, setHeld] = useState({ counted, moved: counted });
  // New weights came: a preset, another address, or what the sliders came to. Focus stays.
  if (WEIGHTS.some(({ name }) => held.counted[name] !== counted[name])) {
    setHeld({ counted, moved: counted });
  }
  const { moved } = held;
  const setMoved = (weights: Weights) => setHeld({ counted, moved: weights });
  return WEIGHTS.map(({ name, title }) => (
    <Group key={name} gap="xs" wrap="nowrap">
      <Text size="sm" w={64}>
        {title}
      </Text>
      <Slider
        flex={1}
        size="sm"
        min={0}
        max={100}
        label={null}
        thumbLabel={`Weight of ${title.toLowerCase()}`}
        value={moved[name]}
        onChange={(value) => setMoved({ ...moved, [name]: value })}
        onChangeEnd={(value) => {
          const weights = { ...moved, [name]: value };
          if (Object.values(weights).some((it) => it > 0)) onWeighed(weights);
        }}
      />
      <Text size="sm" w={32} ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {moved[name]}
      </Text>
    </Group>
  ));
}
