import { memo } from 'react';
import type { Mark } from '../causes/marks.ts';
import type { Lane } from '../rows/lanes.ts';
import { LANES } from '../rows/lanes.ts';
import type { Row } from '../rows/row.ts';
import classes from '../conversation.module.css';
import { Arrow } from './arrow.tsx';
import { ARROW_Y, fitted, labelAt, laneX, ROW_PX } from './geometry.ts';

type Props = {
  row: Row;
  width: number;
  /** Whether the words of steps and decisions stand here, for want of a list beside. */
  withNotes: boolean;
  /** Causal lines of the chosen row's thread that run through this one. */
  marks: readonly Mark[];
};

/** One row of the sequence diagram: every lane's line, and the arrow of what is said. */
export const RowDiagram = memo(function RowDiagram({ row, width, withNotes, marks }: Props) {
  return (
    <svg className={classes.diagram} width={width} height={ROW_PX} aria-hidden focusable="false">
      {LANES.map((lane) => (
        <LifeLine key={lane} lane={lane} width={width} />
      ))}
      {marks.map((it) => (
        <CauseLine key={`${it.lane} ${it.part}`} mark={it} width={width} />
      ))}
      {row.fromLane === row.toLane ? (
        <Note row={row} width={width} withWords={withNotes} />
      ) : (
        <Said row={row} width={width} />
      )}
    </svg>
  );
});

function LifeLine({ lane, width }: { lane: Lane; width: number }) {
  const x = laneX(lane, width);
  return <line className={classes.lifeline} x1={x} x2={x} y1={0} y2={ROW_PX} />;
}

function CauseLine({ mark: { lane, part }, width }: { mark: Mark; width: number }) {
  const x = laneX(lane, width);
  const top = part === 'starts' ? ARROW_Y : 0;
  const bottom = part === 'ends' ? ARROW_Y : ROW_PX;
  return <line className={classes.cause} x1={x} x2={x} y1={top} y2={bottom} />;
}

function Said({ row, width }: { row: Row; width: number }) {
  const from = laneX(row.fromLane, width);
  const to = laneX(row.toLane, width);
  const words = fitted(row.words, width);
  const { x, anchor } = labelAt(from, to, words, width);
  return (
    <g className={row.kind === 'error' ? classes.error : undefined}>
      <Arrow kind={row.kind} from={from} to={to} />
      <text className={classes.label} x={x} y={18} textAnchor={anchor}>
        {words}
      </text>
    </g>
  );
}

/** What an agent says to nobody in particular: a step of the case, or a decision. */
function Note({ row, width, withWords }: { row: Row; width: number; withWords: boolean }) {
  const x = laneX(row.fromLane, width);
  const words = fitted(row.kind === 'stage' ? row.gist : `${row.words} ${row.gist}`, width);
  const { x: at, anchor } = labelAt(x, x, words, width);
  const size = 5;
  return (
    <g>
      {row.kind === 'decision' ? (
        <rect
          x={x - size}
          y={ARROW_Y - size}
          width={2 * size}
          height={2 * size}
          fill="currentColor"
        />
      ) : (
        <circle cx={x} cy={ARROW_Y} r={size - 1} fill="currentColor" />
      )}
      {withWords && (
        <text className={classes.label} x={at} y={18} textAnchor={anchor}>
          {words}
        </text>
      )}
    </g>
  );
}
