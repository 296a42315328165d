import { Button, Group, Modal, Stack, Switch, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Key as KeyAnswer } from '#contracts/desk-answers.ts';
import { get, remove } from '../../../client/calls.ts';
import type { Items } from '../../../client/types.ts';
import { useAddress } from '../../../display/address.ts';
import { HeadRow } from '../../../display/head-row.tsx';
import { Moment } from '../../../display/moment.tsx';
import { QueryState } from '../../../display/query-state.tsx';
import { sayDone, sayFailed } from '../../../display/say.ts';
import { Sign } from '../../../display/sign.tsx';
import { sentenceCase } from '../../../display/sentence-case.ts';
import { TableRegion } from '../../../display/table-region.tsx';
import { useMay, useSession } from '../../../session/session.ts';
import { NewKey } from './new-key.tsx';

type Key = z.infer<typeof KeyAnswer>;

/** Keys of the tenant without their secrets; a revoked one signs nobody in any more. */
export function KeysPanel() {
  const may = useMay();
  const { text, set } = useAddress();
  const isAll = text('revoked') === 'true';
  const query = useQuery({
    queryKey: ['keys'],
    queryFn: ({ signal }) => get<Items<Key>>('/v1/api-keys', {}, signal),
  });
  return (
    <Stack>
      <Group justify="space-between">
        <Switch
          label="Show revoked keys"
          checked={isAll}
          onChange={(event) => set({ revoked: event.currentTarget.checked || undefined })}
        />
        {may('createKey') && <NewKey />}
      </Group>
      <QueryState query={query}>
        {({ items }) => <KeyTable keys={items.filter((it) => isAll || it.revokedAt === null)} />}
      </QueryState>
    </Stack>
  );
}

function KeyTable({ keys }: { keys: readonly Key[] }) {
  return (
    <TableRegion label="Keys">
      <Table verticalSpacing={6} miw={640}>
        <HeadRow columns={['Name', 'Role', 'Key begins with', 'Made', 'State', 'Action']} />
        <Table.Tbody>
          {keys.map((it) => (
            <KeyRow key={it.keyId} it={it} />
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function KeyRow({ it }: { it: Key }) {
  const may = useMay();
  const { person } = useSession();
  const isOwn = it.keyId === person.keyId;
  const isLive = it.revokedAt === null;
  return (
    <Table.Tr>
      <Table.Td>
        {it.name}
        {isOwn && (
          <Text span size="xs" c="dimmed">
            {' '}
            you
          </Text>
        )}
      </Table.Td>
      <Table.Td>{sentenceCase(it.role.replaceAll('_', ' '))}</Table.Td>
      <Table.Td ff="monospace">{it.shownPrefix}</Table.Td>
      <Table.Td>
        <Moment atMs={Date.parse(it.createdAt)} />
      </Table.Td>
      <Table.Td>
        {isLive ? (
          <Sign word="Live" tone="good" />
        ) : (
          <>
            <Sign word="Revoked" tone="plain" /> <Moment atMs={Date.parse(it.revokedAt ?? '')} />
          </>
        )}
      </Table.Td>
      <Table.Td>{isLive && !isOwn && may('revokeKey') && <Revoke it={it} />}</Table.Td>
    </Table.Tr>
  );
}

function Revoke({ it: { keyId, name } }: { it: Key }) {
  const queries = useQueryClient();
  const [isAsked, { open, close }] = useDisclosure(false);
  const revoking = useMutation({
    mutationFn: () => remove(`/v1/api-keys/${encodeURIComponent(keyId)}`),
    onSuccess: () => sayDone(`The key of ${name} is revoked.`),
    onError: sayFailed,
    onSettled: () =>
      Promise.all(['keys', 'people'].map((it) => queries.invalidateQueries({ queryKey: [it] }))),
  });
  const title = `Revoke the key of ${name}`;
  const revoke = () => {
    close();
    revoking.mutate();
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        loading={revoking.isPending}
        onClick={open}
        aria-label={title}
      >
        Revoke
      </Button>
      <Modal opened={isAsked} onClose={close} title={title}>
        <Stack>
          <Text size="sm">
            Whoever is signed in with it is signed out, and programs that use it stop. This cannot
            be undone; a new key can be made.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Keep it
            </Button>
            <Button color="red" onClick={revoke}>
              Revoke the key
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
