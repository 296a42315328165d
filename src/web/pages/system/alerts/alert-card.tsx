import { Button, Group, Paper, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Alert } from '#contracts/alerts.ts';
import { post } from '../../../client/calls.ts';
import { Moment } from '../../../display/moment.tsx';
import { count } from '../../../display/money.ts';
import { OwnLink } from '../../../display/page-link.tsx';
import { sayDone, sayFailed } from '../../../display/say.ts';
import { Sign } from '../../../display/sign.tsx';
import { useMay } from '../../../session/session.ts';
import { placeOf, severityWords } from './alert-words.ts';

/** One alert: what, since when, how often, and who took it on. */
export function AlertCard({ alert }: { alert: Alert }) {
  return (
    <Paper component="article" withBorder p="md" aria-label={alert.sentence}>
      <Group gap="xs" mb={4}>
        <Sign {...severityWords[alert.severity]} />
        <Text size="sm" c="dimmed">
          {alert.rule.replaceAll('_', ' ')}
          {alert.subject !== '' && `, ${alert.subject}`}
        </Text>
      </Group>
      <Text>{alert.sentence}</Text>
      <Text size="sm" c="dimmed" component="div">
        Since <Moment atMs={alert.firstAtMs} />, last seen <Moment atMs={alert.lastAtMs} />,{' '}
        {count(alert.count)} times. <OwnLink href={placeOf(alert)}>Go there</OwnLink>
      </Text>
      <History alert={alert} />
      {alert.status !== 'resolved' && <Actions alert={alert} />}
    </Paper>
  );
}

function History({ alert }: { alert: Alert }) {
  const { acknowledgedBy, acknowledgedAtMs, resolvedBy, resolvedAtMs, comment } = alert;
  return (
    <Text size="sm" component="div">
      {acknowledgedBy !== null && (
        <>
          Acknowledged by {acknowledgedBy} <Moment atMs={acknowledgedAtMs} />.{' '}
        </>
      )}
      {resolvedBy !== null && (
        <>
          {resolvedBy === 'desk' ? 'Went away by itself' : `Resolved by ${resolvedBy}`}{' '}
          <Moment atMs={resolvedAtMs} />.{' '}
        </>
      )}
      {comment}
    </Text>
  );
}

function Actions({ alert: { alertId, status } }: { alert: Alert }) {
  const may = useMay();
  const queries = useQueryClient();
  const [comment, setComment] = useState('');
  const [isWriting, setWriting] = useState(false);
  const settling = useMutation({
    mutationFn: (action: 'acknowledge' | 'resolve') =>
      post<Alert>(`/v1/alerts/${encodeURIComponent(alertId)}`, { action, comment }),
    onSuccess: (_alert, action) =>
      sayDone(action === 'resolve' ? 'The alert is resolved.' : 'The alert is yours.'),
    onError: sayFailed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['alerts'] }),
  });
  if (!may('settleAlert')) return null;
  return (
    <>
      {isWriting && (
        <Textarea
          label="Comment"
          mt="xs"
          autosize
          maxLength={2_000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
      )}
      <Group gap="xs" mt="xs">
        {status === 'open' && (
          <Button
            size="xs"
            loading={settling.isPending}
            onClick={() => settling.mutate('acknowledge')}
          >
            Acknowledge
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          loading={settling.isPending}
          onClick={() => settling.mutate('resolve')}
        >
          Resolve
        </Button>
        {!isWriting && (
          <Button size="xs" variant="subtle" onClick={() => setWriting(true)}>
            Add a comment
          </Button>
        )}
      </Group>
    </>
  );
}
