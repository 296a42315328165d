import { Box, Group, SimpleGrid, Slider, Stack, Text, Title } from '@mantine/core';
import { share } from '../../../display/money.ts';
import type { RequestForm } from '../draft/use-request-form.ts';

const names = {
  price: 'Price',
  delivery: 'Delivery',
  quality: 'Quality',
  risk: 'Low risk',
} as const;
type Name = keyof typeof names;

/** What matters how much; only the proportions count, and those are said beside each. */
export function PrioritiesFields({ form }: { form: RequestForm }) {
  const { priorities } = form.values;
  const sum = Object.values(priorities).reduce((all, it) => all + it, 0);
  return (
    <Stack gap="xs" component="section" aria-labelledby="priorities">
      <Title order={2} size="h4" id="priorities">
        What matters
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
        {(Object.keys(names) as Name[]).map((name) => (
          <Box key={name}>
            <Group justify="space-between">
              <Text size="sm" fw={500} id={`priority-${name}`}>
                {names[name]}
              </Text>
              <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
                {sum === 0 ? 'nothing' : share((priorities[name] / sum) * 10_000)}
              </Text>
            </Group>
            <Slider
              thumbLabel={names[name]}
              step={5}
              min={0}
              max={100}
              label={null}
              value={priorities[name]}
              onChange={(value) => form.setFieldValue(`priorities.${name}`, value)}
            />
          </Box>
        ))}
      </SimpleGrid>
      {form.errors.priorities !== undefined && (
        <Text size="sm" c="red">
          {form.errors.priorities}
        </Text>
      )}
    </Stack>
  );
}
