import { Alert, Button, Center, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../client/problem.ts';
import { Moment } from './moment.tsx';
import { PageHead } from './page-head.tsx';
import { PageLink } from './page-link.tsx';

type Props<T> = {
  query: UseQueryResult<T>;
  /** Drawn with what was read, also while it is read again. */
  children: (data: T) => ReactNode;
  /** True when there is nothing to show; then `empty` is drawn. */
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  rows?: number;
  /** Where this is the whole page: its name, for when there is nothing that names it. */
  page?: string;
};

/** Loading, failed, old and empty, the same way everywhere. */
export function QueryState<T>({ query, children, isEmpty, empty, rows = 4, page }: Props<T>) {
  const { data, error } = query;
  if (data === undefined) {
    if (error === null) return <Waiting rows={rows} />;
    if (page !== undefined && isMissing(error)) return <Missing page={page} />;
    return (
      <>
        {page !== undefined && <PageHead title={page} />}
        <Failure error={error} onRetry={() => void query.refetch()} />
      </>
    );
  }
  return (
    <>
      {error !== null && <OldData atMs={query.dataUpdatedAt} />}
      {isEmpty?.(data) === true ? empty : children(data)}
    </>
  );
}

const isMissing = (error: Error): boolean => error instanceof ApiProblem && error.status === 404;

function Missing({ page }: { page: string }) {
  return (
    <>
      <PageHead title={page} />
      <Empty title={`There is no such ${page.toLowerCase()}`}>
        The address may be mistyped, or it is not yours to see.{' '}
        <PageLink to="/" size="sm">
          Go to the desk
        </PageLink>
      </Empty>
    </>
  );
}

export function Waiting({ rows = 4 }: { rows?: number }) {
  return (
    <Stack gap="xs" role="status" aria-label="Loading" aria-busy>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={28} radius="sm" />
      ))}
    </Stack>
  );
}

export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const mayRetry = !(error instanceof ApiProblem) || error.retry;
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title={error instanceof ApiProblem ? 'This could not be read' : 'Something broke'}
    >
      <Stack gap="xs">
        <Text size="sm">{error.message}</Text>
        {onRetry !== undefined && mayRetry && (
          <Group>
            <Button size="xs" variant="light" color="red" onClick={onRetry}>
              Try again
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

function OldData({ atMs }: { atMs: number }) {
  return (
    <Alert color="yellow" role="status" icon={<IconPlugConnectedX size={18} />} mb="sm">
      Parley does not answer; this is from <Moment atMs={atMs} />.
    </Alert>
  );
}

/** Nothing is here yet: says why, and what would put something here. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Center py="xl">
      <Stack align="center" gap={4}>
        <Text fw={600}>{title}</Text>
        {children !== undefined && (
          <Text c="dimmed" size="sm" ta="center" maw={460} component="div">
            {children}
          </Text>
        )}
      </Stack>
    </Center>
  );
}
