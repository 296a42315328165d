import type { SupplierView } from '#contracts/supplier-answer.ts';
import type { Transaction } from './database.ts';

export type SessionRow = NonNullable<
  Awaited<ReturnType<Transaction['supplierSession']['findUnique']>>
>;
export type SessionRequest = Pick<
  SupplierView,
  'supplierName' | 'title' | 'currency' | 'needBy' | 'lines'
>;

/** Requests of before that a supplier is shown. */
const EARLIER_MAX = 20;

/** What the supplier may see of its session; a sealed quote is only its own, and is not repeated. */
export async function viewOf(tx: Transaction, row: SessionRow): Promise<SupplierView> {
  const { tenantId, caseId, supplierId } = row;
  const answers = await tx.questionAnswer.findMany({
    where: { tenantId, caseId, OR: [{ toAll: true }, { supplierId }] },
    orderBy: [{ answeredAt: 'asc' }, { answerId: 'asc' }],
  });
  return {
    ...talksOf(row),
    // Who asked stays out.
    answers: answers.map(({ question, text, answeredAt }) => ({
      question,
      text,
      answeredAtMs: answeredAt.getTime(),
    })),
    history: await historyOf(tx, row),
    earlier: await earlierOf(tx, row),
  };
}

/** The ledger's own words for who spoke are the desk's; the supplier reads it from its side. */
async function historyOf(
  tx: Transaction,
  { tenantId, caseId, supplierId }: SessionRow,
): Promise<SupplierView['history']> {
  const offers = await tx.offer.findMany({
    where: { tenantId, caseId, supplierId },
    orderBy: [{ offeredAt: 'asc' }, { round: 'asc' }, { offerId: 'asc' }],
  });
  return offers.map((it) => ({
    round: it.round,
    by: it.actor === 'supplier' ? ('you' as const) : ('buyer' as const),
    move: it.move as SupplierView['history'][number]['move'],
    terms: it.terms as SupplierView['history'][number]['terms'],
    offeredAtMs: it.offeredAt.getTime(),
  }));
}

async function earlierOf(
  tx: Transaction,
  { tenantId, caseId, supplierId }: SessionRow,
): Promise<SupplierView['earlier']> {
  const sessions = await tx.supplierSession.findMany({
    where: { tenantId, supplierId, caseId: { not: caseId } },
    orderBy: [{ answerBy: 'desc' }, { sessionId: 'asc' }],
    take: EARLIER_MAX,
  });
  return sessions.map((it) => {
    const { title, needBy, currency, status, committed } = talksOf(it);
    return { title, needBy, currency, status, yourLast: committed?.terms ?? null };
  });
}

/** Where the talks stand, without what was asked beside them. */
export function talksOf(row: SessionRow): Omit<SupplierView, 'answers' | 'history' | 'earlier'> {
  const request = row.request as unknown as SessionRequest;
  return {
    sessionId: row.sessionId,
    supplierId: row.supplierId,
    ...request,
    status: row.status as SupplierView['status'],
    turn: row.turn,
    move: row.move as SupplierView['move'],
    yourTurn: row.status === 'open' && !row.answered,
    gapToBest: row.gapToBest as SupplierView['gapToBest'],
    offered: row.offered as SupplierView['offered'],
    committed: row.committed as SupplierView['committed'],
    answerByMs: row.answerBy.getTime(),
    reminded: row.reminded,
  };
}
