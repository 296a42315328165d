import { Text } from '@mantine/core';
import type { Approval } from '../../../client/types.ts';
import { Moment } from '../../../display/moment.tsx';

/** Until when somebody has to answer and what happens otherwise, or how it ended. */
export function Until({ approval }: { approval: Approval }) {
  const { status, requestedAtMs, expiresAtMs, ifSilent, decidedBy, decidedAtMs } = approval;
  if (status === 'open') {
    return (
      <Text size="sm" component="div">
        Asked <Moment atMs={requestedAtMs} />, ends <Moment atMs={expiresAtMs} />. If nobody
        answers: {ifSilent}
      </Text>
    );
  }
  return (
    <Text size="sm" component="div">
      Asked <Moment atMs={requestedAtMs} />
      {decidedBy !== null && `, answered by ${decidedBy}`}
      {decidedAtMs !== null && (
        <>
          {' '}
          <Moment atMs={decidedAtMs} />
        </>
      )}
      .
    </Text>
  );
}
