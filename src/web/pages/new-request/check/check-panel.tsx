import {
  Alert,
  Box,
  Collapse,
  List,
  Loader,
  Stack,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core';
import { Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { UseQueryResult } from '@tanstack/react-query';
import type { RequisitionCheck, RuleFinding } from '#contracts/requisition-check.ts';
import { Failure } from '../../../display/query-state.tsx';
import type { RequestForm } from '../draft/use-request-form.ts';
import { missingIn } from '../form/to-request.ts';
import type { Missing } from '../form/to-request.ts';
import { fieldWords, worstFirst } from './finding-words.ts';
import { Finding } from './finding.tsx';

type Props = { form: RequestForm; check: UseQueryResult<RequisitionCheck> };

/** What the rules say of the request while it is typed, before any supplier is bothered with it. */
export function CheckPanel({ form, check }: Props) {
  const missing = missingIn(form.values);
  return (
    <Stack gap="sm" component="section" aria-labelledby="check">
      <Group justify="space-between">
        <Title order={2} size="h4" id="check">
          Requisition check
        </Title>
        {check.isFetching && <Loader size="xs" aria-label="Checking" />}
      </Group>
      {missing.length > 0 && <StillMissing missing={missing} />}
      {missing.length === 0 && check.error !== null && <Failure error={check.error} />}
      {missing.length === 0 && check.data !== undefined && (
        <Findings check={check.data} form={form} />
      )}
    </Stack>
  );
}

function StillMissing({ missing }: { missing: readonly Missing[] }) {
  return (
    <Box>
      <Text size="sm" c="dimmed" mb={4}>
        It is checked as soon as this is there:
      </Text>
      <List size="sm">
        {missing.map(({ path, message }) => (
          <List.Item key={path}>
            {message} ({fieldWords(path)})
          </List.Item>
        ))}
      </List>
    </Box>
  );
}

const verdicts: Readonly<Record<RequisitionCheck['verdict'], { color: string; says: string }>> = {
  pass: { color: 'green', says: 'Nothing speaks against it.' },
  advice: { color: 'yellow', says: 'It can be opened; some things are worth a thought.' },
  fail: { color: 'red', says: 'It cannot be opened like this.' },
};

function Findings({ check, form }: { check: RequisitionCheck; form: RequestForm }) {
  const [isAll, { toggle }] = useDisclosure(false);
  const findings = worstFirst(check);
  const told = findings.filter((it) => it.result !== 'pass');
  const passed = findings.filter((it) => it.result === 'pass');
  const { color, says } = verdicts[check.verdict];
  return (
    <Stack gap="xs">
      <Alert color={color} role="status" py="xs">
        {says}
      </Alert>
      {told.map((it) => (
        <Finding key={keyOf(it)} finding={it} form={form} />
      ))}
      <UnstyledButton onClick={toggle} aria-expanded={isAll} fz="sm" td="underline">
        {isAll ? 'Hide what passes' : `${passed.length} rules pass`}
      </UnstyledButton>
      <Collapse expanded={isAll}>
        <Stack gap="xs">
          {passed.map((it) => (
            <Finding key={keyOf(it)} finding={it} form={form} />
          ))}
        </Stack>
      </Collapse>
    </Stack>
  );
}

const keyOf = ({ rule, field, because }: RuleFinding): string =>
  `${rule}/${field ?? ''}/${because}`;
