import { ActionIcon, Box, Button, Card, Collapse, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type Props = {
  title: string;
  /** The figure itself, in words. */
  sentence: string;
  definition: string;
  chart: ReactNode;
  /** The same as the chart, for who does not see it. */
  table: ReactNode;
};

/** One figure with its trend; what is counted, and the numbers behind it, are one click away. */
export function Figure({ title, sentence, definition, chart, table }: Props) {
  const [isDefined, { toggle: toggleDefinition }] = useDisclosure(false);
  const [isTable, { toggle: toggleTable }] = useDisclosure(false);
  return (
    <Card withBorder padding="sm">
      <Stack gap={6} h="100%">
        <Group justify="space-between" wrap="nowrap" gap={4}>
          <Title order={3} size="h6">
            {title}
          </Title>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`What is counted as ${title.toLowerCase()}`}
            aria-expanded={isDefined}
            title={definition}
            onClick={toggleDefinition}
          >
            <IconInfoCircle size={16} />
          </ActionIcon>
        </Group>
        <Text size="sm" fw={500}>
          {sentence}
        </Text>
        <Collapse expanded={isDefined}>
          <Text size="xs" c="dimmed">
            {definition}
          </Text>
        </Collapse>
        {isTable ? (
          <Box mah={220} style={{ overflow: 'auto' }} role="region" aria-label={title} tabIndex={0}>
            {table}
          </Box>
        ) : (
          <div role="img" aria-label={`${title}: ${sentence}`}>
            {chart}
          </div>
        )}
        <Button variant="subtle" size="compact-xs" mt="auto" onClick={toggleTable}>
          {isTable ? 'Show as a chart' : 'Show as a table'}
        </Button>
      </Stack>
    </Card>
  );
}
