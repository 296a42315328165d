import type { Decision } from '../decisions/decisions-query.ts';

/** A decision that was about one supplier in one round. */
export type Reason = { id: string; question: string; chosen: string; because: string[] };

/** What was decided about a supplier in a round, as far as the inputs of the decisions say so. */
export function reasonsOf(
  decisions: readonly Decision[],
  about: { supplierId: string; supplierName: string; round: number },
): Reason[] {
  return decisions
    .filter(({ agent, question, inputs }) => {
      const known = inputs as { round?: unknown; supplierId?: unknown } | null;
      if (agent !== 'negotiation' || known?.round !== about.round) return false;
      return known.supplierId === about.supplierId || question.includes(about.supplierName);
    })
    .map(({ id, question, chosen, because }) => ({
      id,
      question,
      chosen,
      because: because.map((it) => `${it.rule}: ${it.value}`),
    }));
}
