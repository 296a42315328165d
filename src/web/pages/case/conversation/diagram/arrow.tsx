import type { RowKind } from '../rows/row.ts';
import { ARROW_Y } from './geometry.ts';

const HEAD_PX = 8;

/** How the line of each kind is drawn; kinds are told apart by form, not by colour. */
const lines: Readonly<Partial<Record<RowKind, { dash?: string; thick: number }>>> = {
  request: { thick: 2 },
  response: { dash: '6 4', thick: 2 },
  notification: { dash: '2 3', thick: 1.5 },
  error: { thick: 2.5 },
  question: { thick: 2 },
  answer: { dash: '6 4', thick: 2 },
};

export function Arrow({ kind, from, to }: { kind: RowKind; from: number; to: number }) {
  const { dash, thick } = lines[kind] ?? { thick: 1.5 };
  const away = Math.sign(to - from);
  const neck = to - away * HEAD_PX;
  return (
    <g stroke="currentColor" fill="none">
      {kind === 'offer' ? (
        <DoubleLine from={from} to={neck} />
      ) : (
        <line
          x1={from}
          x2={neck}
          y1={ARROW_Y}
          y2={ARROW_Y}
          strokeWidth={thick}
          strokeDasharray={dash}
        />
      )}
      <Head kind={kind} neck={neck} tip={to} />
      {(kind === 'question' || kind === 'answer') && (
        <circle cx={from} cy={ARROW_Y} r={4} fill="var(--mantine-color-body)" strokeWidth={2} />
      )}
    </g>
  );
}

/** An offer is a double line: it is about terms, not about work. */
function DoubleLine({ from, to }: { from: number; to: number }) {
  return (
    <>
      <line x1={from} x2={to} y1={ARROW_Y - 2} y2={ARROW_Y - 2} strokeWidth={1} />
      <line x1={from} x2={to} y1={ARROW_Y + 2} y2={ARROW_Y + 2} strokeWidth={1} />
    </>
  );
}

/** Full for what wants an answer, open for answers and notices, crossed for errors. */
function Head({ kind, neck, tip }: { kind: RowKind; neck: number; tip: number }) {
  const half = HEAD_PX / 2;
  if (kind === 'error') {
    const top = ARROW_Y - half;
    const bottom = ARROW_Y + half;
    return (
      <path
        d={`M${neck} ${top}L${tip} ${bottom}M${neck} ${bottom}L${tip} ${top}`}
        strokeWidth={2}
      />
    );
  }
  const path = `M${neck} ${ARROW_Y - half}L${tip} ${ARROW_Y}L${neck} ${ARROW_Y + half}`;
  const isFull = kind === 'request' || kind === 'question' || kind === 'offer';
  return (
    <path d={isFull ? `${path}Z` : path} fill={isFull ? 'currentColor' : 'none'} strokeWidth={2} />
  );
}
