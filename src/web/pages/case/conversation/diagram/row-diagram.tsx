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
  /** Over the arrow; empty = none. */
  words: string;
  /** Causal lines of the chosen row's thread that run through this one. */
  marks: readonly Mark[];
};

/** One row of the sequence diagram: every lane's line, and the arrow of what is said. */
export const RowDiagram = memo(function RowDiagram({ row, width, words, marks }: Props) {
  return (
    <svg className={classes.diagram} width={width} height={ROW_PX} aria-hidden focusable="false">
      {LANES.map((lane) => (
        <LifeLine key={lane} lane={lane} width={width} />
      ))}
      {marks.map((it) => (
        <CauseLine key={`${it.lane} ${it.part}`} mark={it} width={width} />
      ))}
      {row.fromLane === row.toLane ? (
        <Note row={row} width={width} />
      ) : (
        <Said row={row} width={width} />
      )}
      {words !== '' && <Words row={row} words={words} width={width} />}
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

type PartProps = { row: Row; width: number };

function Said({ row, width }: PartProps) {
  return (
    <g className={row.kind === 'error' ? classes.error : undefined}>
      <Arrow kind={row.kind} from={laneX(row.fromLane, width)} to={laneX(row.toLane, width)} />
    </g>
  );
}

/** What an agent says to nobody in particular: a step of the case, or a decision. */
function Note({ row, width }: PartProps) {
  const x = laneX(row.fromLane, width);
  const size = 5;
  if (row.kind !== 'decision')
    return <circle cx={x} cy={ARROW_Y} r={size - 1} fill="currentColor" />;
  return (
    <rect x={x - size} y={ARROW_Y - size} width={2 * size} height={2 * size} fill="currentColor" />
  );
}

function Words({ row, words, width }: PartProps & { words: string }) {
  const said = fitted(words, width);
  const { x, anchor } = labelAt(laneX(row.fromLane, width), laneX(row.toLane, width), said, width);
  return (
    <text
      className={`${classes.label} ${row.kind === 'error' ? classes.error : ''}`}
      x={x}
      y={18}
      textAnchor={anchor}
    >
      {said}
    </text>
  );
}
