import { Alert, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ApprovalDetail } from '#contracts/approvals.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { consequenceOf, refusalOf } from '../words.ts';
import { isGivenToOthers } from './choice.ts';
import { DecideBar } from './decide-bar.tsx';
import { useAnswer } from './use-answer.ts';

type Props = {
  approval: ApprovalDetail;
  /** Of what the person has read; an answer counts for nothing else. */
  readHash: string;
  isChanged: boolean;
};

/** The answer, or why there is none to give; an answer that did not count is said until one does. */
export function AnswerPart({ approval, readHash, isChanged }: Props) {
  const answering = useAnswer({ approval, readHash });
  const { error } = answering.decision;
  const { about, mayDecide } = approval;
  return (
    <>
      {mayDecide.allowed && (
        <Text size="xs" c="dimmed">
          Approve: {consequenceOf(about, 'approve', answering.isOther)} Reject:{' '}
          {consequenceOf(about, 'reject')}
        </Text>
      )}
      {error !== null && <Refused error={error} />}
      {mayDecide.allowed ? (
        <DecideBar approval={approval} answering={answering} isChanged={isChanged} />
      ) : (
        <NotYours approval={approval} />
      )}
    </>
  );
}

function Refused({ error }: { error: Error }) {
  const { title, whatToDo } = refusalOf(error);
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which no effect may return.
    alert.current?.scrollIntoView({ block: 'center' });
  }, [error]);
  return (
    <Alert ref={alert} color="red" role="alert" title={title}>
      {whatToDo}
    </Alert>
  );
}

function NotYours({ approval }: { approval: ApprovalDetail }) {
  const { status, mayDecide, comment, caseId } = approval;
  return (
    <Alert color="gray" title={status === 'open' ? 'You cannot answer this' : 'This is settled'}>
      <Stack gap={4}>
        {isGivenToOthers(approval) ? (
          <Text size="sm">
            Others were chosen instead; see{' '}
            <PageLink to="/cases/$caseId" params={{ caseId }} search={{ tab: 'approvals' }} inherit>
              the question about them
            </PageLink>
            .
          </Text>
        ) : (
          <Text size="sm">{mayDecide.because}</Text>
        )}
        {comment !== null && comment !== '' && <Text size="sm">Comment: “{comment}”</Text>}
      </Stack>
    </Alert>
  );
}
