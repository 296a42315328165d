import { Badge, Box, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { WaitingForMe } from '#contracts/desk.ts';
import { Moment } from '../../../display/moment.tsx';
import { OwnLink } from '../../../display/page-link.tsx';
import { rowLink } from '../../../display/row-keys.ts';

const kinds: Readonly<Record<WaitingForMe['kind'], { word: string; color: string }>> = {
  approval: { word: 'Approval', color: 'orange' },
  question: { word: 'Question', color: 'blue' },
  hit: { word: 'Screening hit', color: 'red' },
  lesson: { word: 'Lesson', color: 'violet' },
  order: { word: 'Order', color: 'teal' },
};

/** So many that what goes on is still on the first screen. */
const SHOWN_FIRST = 6;

/** What waits for whoever is signed in, the earliest deadline first. */
export function WaitingList({ items }: { items: readonly WaitingForMe[] }) {
  const [isAll, { toggle }] = useDisclosure(false);
  return (
    <Box component="section" aria-labelledby="waiting-for-me">
      <Group gap="xs" mb="xs">
        <Title order={2} size="h4" id="waiting-for-me">
          Waiting for me
        </Title>
        <Badge variant={items.length === 0 ? 'default' : 'filled'}>{items.length}</Badge>
      </Group>
      {items.length === 0 ? (
        <Text c="dimmed" size="sm">
          Nothing waits for you. Questions that only you can answer appear here.
        </Text>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="xs">
          {items.slice(0, isAll ? items.length : SHOWN_FIRST).map((it) => (
            <Waiting key={`${it.kind}/${it.id}`} it={it} />
          ))}
        </SimpleGrid>
      )}
      {items.length > SHOWN_FIRST && (
        <Button variant="subtle" size="compact-sm" mt="xs" aria-expanded={isAll} onClick={toggle}>
          {isAll ? 'Show the most urgent' : `Show all ${items.length}`}
        </Button>
      )}
    </Box>
  );
}

function Waiting({ it }: { it: WaitingForMe }) {
  const { word, color } = kinds[it.kind];
  return (
    <Card withBorder padding="sm">
      <Stack gap={4}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <OwnLink href={it.link} fw={600} size="sm" {...rowLink}>
            {it.title}
          </OwnLink>
          <Badge variant="dot" color={color} tt="none" style={{ flexShrink: 0 }}>
            {word}
          </Badge>
        </Group>
        <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
          {it.sentence}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          Waits since <Moment atMs={it.sinceMs} />
          {it.untilMs !== null && (
            <>
              , ends <Moment atMs={it.untilMs} />
            </>
          )}
          .{it.ifSilent !== null && ` If nobody acts: ${it.ifSilent}`}
        </Text>
      </Stack>
    </Card>
  );
}
