import { Group, Text } from '@mantine/core';
import classes from './conversation.module.css';
import { KindSign } from './kind-sign.tsx';
import type { Names } from './rows/lanes.ts';
import { addressName } from './rows/lanes.ts';
import type { Row } from './rows/row.ts';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const clockWithDay = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'short',
  timeStyle: 'medium',
});

type Props = {
  row: Row;
  names: Names;
  /** Whether the case ran over more than one day. */ withDay: boolean;
};

/** A row of the conversation in words. */
export function RowText({ row, names, withDay }: Props) {
  const who =
    row.from === row.to
      ? addressName(row.from, names)
      : `${addressName(row.from, names)} → ${addressName(row.to, names)}`;
  const [first, second] =
    row.kind === 'stage' && row.words === 'step' ? ['', row.gist] : [row.words, row.gist];
  return (
    <span className={classes.text}>
      <Group gap={8} wrap="nowrap" component="span">
        <Text span size="xs" c="dimmed" ff="monospace" style={{ flexShrink: 0 }}>
          {(withDay ? clockWithDay : clock).format(row.atMs)}
        </Text>
        <Text span size="xs" component="span">
          <KindSign kind={row.kind} />
        </Text>
        <span className={classes.line}>
          <b>{who}</b>
          {first !== '' && ` · ${first}`}
        </span>
      </Group>
      <Text span size="xs" c="dimmed" className={classes.line}>
        {second === '' ? ' ' : second}
      </Text>
    </span>
  );
}
