import { Anchor, Code, Collapse, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { PageLink } from '../../../display/page-link.tsx';
import type { Decision } from './decisions-query.ts';

/** Under which rules it was decided, and exactly from what. */
export function DecisionDetails({ decision }: { decision: Decision }) {
  const { policyVersion, lessonVersions, inputs, inputsHash } = decision;
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <>
      <Group gap="xs" mt={6} fz="xs" c="dimmed">
        <Text span inherit>
          Policy {policyVersion}
        </Text>
        {lessonVersions.length > 0 && (
          <span>
            Lessons:{' '}
            <PageLink to="/learning" search={{ tab: 'lessons' }} fz="xs">
              {lessonVersions.join(', ')}
            </PageLink>
          </span>
        )}
        <Anchor component="button" type="button" fz="xs" aria-expanded={isOpen} onClick={toggle}>
          {isOpen ? 'Hide what it was decided from' : 'What it was decided from'}
        </Anchor>
      </Group>
      <Collapse expanded={isOpen}>
        <Code block mah={320} style={{ overflow: 'auto' }} tabIndex={0} aria-label="Inputs">
          {JSON.stringify(inputs, null, 2)}
        </Code>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          SHA-256 {inputsHash}
        </Text>
      </Collapse>
    </>
  );
}
