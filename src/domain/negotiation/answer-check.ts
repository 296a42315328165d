import type { ErrorCode } from '#contracts/errors.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { AskMove, SupplierAnswer, SupplierAnswerRequest } from '#contracts/supplier-answer.ts';
import type { Breach } from './commitment.ts';
import { breachesOf } from './commitment.ts';

/** What is known of the talks with one real supplier when an answer comes in. */
export type SessionState = {
  supplierId: string;
  currency: string;
  /** Lines that may be quoted. */
  lineNos: readonly number[];
  status: 'open' | 'closed' | 'agreed' | 'ended';
  turn: number;
  move: AskMove;
  offered: Terms | null;
  /** This turn has its answer. */
  answered: boolean;
  /** Of the last answer taken; null = none yet. */
  answerHash: string | null;
  committed: { terms: Terms; validUntilMs: number | null } | null;
  questionsCount: number;
  answerByMs: number;
};

export type AnswerVerdict =
  | { kind: 'taken'; answer: SupplierAnswer }
  | { kind: 'refused'; code: ErrorCode; because: string; issues: Breach[] };

const QUESTIONS_MAX = 20;

/**
 * Whether a supplier's answer counts. Pure; the shape of `given` was parsed before.
 * @param hash of `given`; the one of the last answer tells a repetition
 * @param nowMs epoch milliseconds, when the answer came in
 */
export function checkAnswer(
  session: SessionState,
  given: SupplierAnswerRequest,
  hash: string,
  nowMs: number,
): AnswerVerdict {
  if (given.kind === 'question') return question(session, given.text);
  const outOfTurn = turnFault(session, given, hash, nowMs);
  if (outOfTurn !== null) return outOfTurn;
  const said = {
    supplierId: session.supplierId,
    turn: session.turn,
    kind: given.kind,
    minimums: [],
    validUntilMs: null,
    quoteHash: null,
    text: given.text,
  };
  if (given.kind === 'decline') return { kind: 'taken', answer: { ...said, terms: null } };
  if (given.kind === 'accept') {
    return { kind: 'taken', answer: { ...said, terms: session.offered } };
  }
  const wrong = offerFault(session, given, nowMs);
  if (wrong !== null) return wrong;
  const {
    kind: _kind,
    turn: _turn,
    currency: _currency,
    text: _text,
    validUntil,
    ...offer
  } = given;
  const answer: SupplierAnswer = {
    ...said,
    terms: {
      ...offer,
      lines: offer.lines.map(({ minimumQuantity: _minimum, ...line }) => line),
    },
    minimums: offer.lines.flatMap(({ lineNo, minimumQuantity: quantity }) =>
      quantity === undefined ? [] : [{ lineNo, quantity }],
    ),
    validUntilMs: validUntil === undefined ? null : endOfDayMs(validUntil),
  };
  const { committed } = session;
  const isBound =
    committed !== null && (committed.validUntilMs === null || committed.validUntilMs >= nowMs);
  const breaches =
    isBound && answer.terms !== null
      ? breachesOf(committed.terms, answer.terms, session.offered)
      : [];
  if (breaches.length === 0) return { kind: 'taken', answer };
  const first = breaches[0];
  return refused(
    'COMMITMENT_BROKEN',
    `This is worse than what you have offered before: ${first?.path} ${first?.message}.`,
    breaches,
  );
}

const endOfDayMs = (day: string): number => Date.parse(`${day}T23:59:59.999Z`);

const refused = (code: ErrorCode, because: string, issues: Breach[] = []) =>
  ({ kind: 'refused', code, because, issues }) as const;

function question(session: SessionState, text: string): AnswerVerdict {
  if (session.status === 'ended') return refused('TALKS_ENDED', 'The talks are over.');
  if (session.questionsCount >= QUESTIONS_MAX) {
    return refused('QUESTIONS_TOO_MANY', `No more than ${QUESTIONS_MAX} questions can be asked.`);
  }
  const { supplierId, turn } = session;
  const nothing = { terms: null, minimums: [], validUntilMs: null, quoteHash: null };
  return { kind: 'taken', answer: { supplierId, turn, kind: 'question', text, ...nothing } };
}

function turnFault(
  session: SessionState,
  given: Exclude<SupplierAnswerRequest, { kind: 'question' }>,
  hash: string,
  nowMs: number,
): AnswerVerdict | null {
  if (hash === session.answerHash) {
    return refused('ANSWER_REPEATED', 'This answer was taken before; it counts once.');
  }
  if (session.status === 'agreed' || session.status === 'ended') {
    return refused('TALKS_ENDED', 'The talks with you are over; nothing changes any more.');
  }
  if (session.status === 'closed' || nowMs > session.answerByMs) {
    const until = new Date(session.answerByMs).toISOString();
    return refused('ANSWER_LATE', `Answers were taken until ${until}.`);
  }
  if (session.answered || given.turn !== session.turn) {
    const whose = session.answered ? 'It is the buyer’s turn' : `This is turn ${session.turn}`;
    return refused('ANSWER_OUT_OF_TURN', `${whose}; look again before you answer.`);
  }
  if (given.kind === 'decline' || fitting[session.move].includes(given.kind)) return null;
  return refused('ANSWER_OUT_OF_TURN', wanted[session.move]);
}

const fitting: Readonly<Record<AskMove, readonly SupplierAnswerRequest['kind'][]>> = {
  request_quote: ['quote'],
  counter: ['counter', 'accept'],
  final: ['counter', 'accept'],
  confirm: ['accept'],
};

const onTheTable = 'An offer of ours is on the table; accept, counter or decline it.';
const wanted: Readonly<Record<AskMove, string>> = {
  request_quote: 'A quote is asked for; there is nothing to accept or to counter yet.',
  counter: onTheTable,
  final: onTheTable,
  confirm: 'You are awarded on agreed terms; confirm the order (accept) or decline it.',
};

function offerFault(
  session: SessionState,
  given: Extract<SupplierAnswerRequest, { kind: 'quote' | 'counter' }>,
  nowMs: number,
): AnswerVerdict | null {
  const { currency, lines, validUntil } = given;
  if (currency !== session.currency) {
    const message = `must be ${session.currency}`;
    return refused(
      'ANSWER_CURRENCY_WRONG',
      `The request is in ${session.currency}, not in ${currency}.`,
      [{ path: 'currency', message }],
    );
  }
  const unknown = lines.findIndex((it) => !session.lineNos.includes(it.lineNo));
  if (unknown >= 0) {
    const lineNo = lines[unknown]?.lineNo;
    return refused('LINE_UNKNOWN', `You were not asked for line ${lineNo}.`, [
      { path: `lines.${unknown}.lineNo`, message: 'is not asked for' },
    ]);
  }
  const twice = lines.findIndex(
    (it, at) => lines.findIndex((other) => other.lineNo === it.lineNo) < at,
  );
  if (twice >= 0) {
    const path = `lines.${twice}.lineNo`;
    return refused('BODY_INVALID', 'A line is offered twice.', [
      { path, message: 'is offered twice' },
    ]);
  }
  const short = lines.findIndex((it) => (it.minimumQuantity ?? 1) > it.quantity);
  if (short >= 0) {
    const path = `lines.${short}.minimumQuantity`;
    return refused('BODY_INVALID', 'A minimum is above the offered quantity.', [
      { path, message: 'is above the offered quantity' },
    ]);
  }
  if (validUntil !== undefined && endOfDayMs(validUntil) < nowMs) {
    return refused('QUOTE_LAPSED', `The offer would be valid until ${validUntil}, which is past.`, [
      { path: 'validUntil', message: 'is past' },
    ]);
  }
  return null;
}
