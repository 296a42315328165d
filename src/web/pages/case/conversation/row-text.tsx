import classes from './conversation.module.css';
import { FromTo } from './from-to.tsx';
import { KindIcon } from './kind-sign.tsx';
import type { Names } from './rows/lanes.ts';
import type { Row } from './rows/row.ts';
import { kindNames } from './rows/row.ts';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const clockWithDay = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'short',
  timeStyle: 'medium',
});

type Props = {
  row: Row;
  names: Names;
  /** Whether the case ran over more than one day. */
  withDay: boolean;
};

/** A row of the conversation in words; plain elements, since hundreds are drawn while one scrolls. */
export function RowText({ row, names, withDay }: Props) {
  const { kind, from, to, words, gist, atMs } = row;
  const isStep = kind === 'stage' && words === 'step';
  return (
    <span className={classes.text}>
      <span className={classes.first}>
        <span className={classes.clock}>{(withDay ? clockWithDay : clock).format(atMs)}</span>
        <span className={kind === 'error' ? classes.kindError : classes.kind}>
          <KindIcon kind={kind} />
          <span className={classes.kindWord}>{kindNames[kind]}</span>
        </span>
        <span className={classes.line}>
          <b>
            <FromTo from={from} to={to} names={names} />
          </b>
          {!isStep && ` · ${words}`}
        </span>
      </span>
      <span className={classes.gist}>{gist === '' ? ' ' : gist}</span>
    </span>
  );
}
