import { memo } from 'react';
import type { Mark } from './causes/marks.ts';
import classes from './conversation.module.css';
import { ROW_PX } from './diagram/geometry.ts';
import { RowDiagram } from './diagram/row-diagram.tsx';
import { diagramWords } from './diagram/words.ts';
import { RowText } from './row-text.tsx';
import type { Names } from './rows/lanes.ts';
import { addressName } from './rows/lanes.ts';
import type { Row } from './rows/row.ts';
import { kindNames } from './rows/row.ts';
import type { View } from './view.ts';

type Props = {
  row: Row;
  names: Names;
  view: View;
  index: number;
  rowsCount: number;
  /** Distance from the top of the list, in pixels. */
  start: number;
  diagramPx: number;
  withDay: boolean;
  isChosen: boolean;
  /** Came in while the page was open. */
  isNew: boolean;
  marks: readonly Mark[];
  onChoose: (key: string) => void;
};

/** One row of the conversation, which opens when it is chosen. */
export const Item = memo(function Item(props: Props) {
  const { row, names, view, index, start, marks } = props;
  const looks = [classes.row, view === 'both' ? classes.both : classes.one];
  if (props.isNew) looks.push(classes.arrived);
  return (
    <li
      className={classes.item}
      style={{ height: ROW_PX, transform: `translateY(${start}px)` }}
      aria-setsize={props.rowsCount}
      aria-posinset={index + 1}
    >
      <button
        type="button"
        data-row={index}
        className={looks.join(' ')}
        aria-current={props.isChosen}
        aria-label={view === 'diagram' ? said(row, names) : undefined}
        onClick={() => props.onChoose(row.key)}
      >
        {view !== 'list' && props.diagramPx > 0 && (
          <RowDiagram
            row={row}
            width={props.diagramPx}
            words={diagramWords(row, names, view)}
            marks={marks}
          />
        )}
        {view !== 'diagram' && <RowText row={row} names={names} withDay={props.withDay} />}
      </button>
    </li>
  );
});

const said = (row: Row, names: Names): string =>
  `${kindNames[row.kind]} from ${addressName(row.from, names)} to ${addressName(row.to, names)}: ${row.words}. ${row.gist}`;
