import { Badge, Tooltip } from '@mantine/core';
import { useConnection } from '../live/desk-stream.tsx';
import { ago, useNow } from '../display/moment.tsx';

/** Says in a word whether what is shown is live, and if not, how old it is. */
export function ConnectionMark() {
  const { connection, heardAtMs } = useConnection();
  const nowMs = useNow(5_000);
  if (connection === 'live') {
    return (
      <Tooltip label="Everything on this page changes by itself">
        <Badge variant="dot" color="green" tt="none" role="status">
          Live
        </Badge>
      </Tooltip>
    );
  }
  return (
    <Tooltip label="Nothing is lost; the page goes on by itself once Parley answers again">
      <Badge variant="dot" color="orange" tt="none" role="status">
        {connection === 'connecting' ? 'Connecting' : `Offline, from ${ago(heardAtMs, nowMs)}`}
      </Badge>
    </Tooltip>
  );
}
