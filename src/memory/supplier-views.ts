import type { SupplierView } from '#contracts/supplier-answer.ts';
import type { Transaction } from './database.ts';

export type SessionRow = NonNullable<
  Awaited<ReturnType<Transaction['supplierSession']['findUnique']>>
>;
export type SessionRequest = Pick<
  SupplierView,
  'supplierName' | 'title' | 'currency' | 'needBy' | 'lines'
>;

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
  };
}

/** Where the talks stand, without what was asked beside them. */
export function talksOf(row: SessionRow): Omit<SupplierView, 'answers'> {
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
