import type { CaseBrief } from '#contracts/messages.ts';
import type { Terms } from '#contracts/negotiation.ts';
import { showMoney, showShare } from '#domain/money.ts';
import { delivered } from '#domain/negotiation/landed-cost.ts';
import { savingsOf } from '#domain/negotiation/savings.ts';
import { termValues } from '#domain/negotiation/term-values.ts';
import { totalMinor } from '#domain/negotiation/terms.ts';
import type { NegotiationState } from './state.ts';
import { withStatus } from './state.ts';

/** What everybody asked first, at the buyer's door. */
export const firstQuotes = ({ talks }: NegotiationState, { policy }: CaseBrief): Terms[] =>
  talks.flatMap(({ firstQuote }) =>
    firstQuote === null ? [] : [delivered(termValues(policy.negotiation), firstQuote)],
  );

/** Where the talks stand, in one plain sentence: the cheapest terms at the door and the baseline. */
export function progress(state: NegotiationState, brief: CaseBrief): string {
  const { market, talks } = state;
  const { lines, currency } = brief.requisition;
  const [open, agreed] = [withStatus(state, 'open'), withStatus(state, 'agreed')];
  const round = Math.max(0, ...talks.map((it) => it.round));
  const head = `Round ${round}: ${open.length} suppliers talking, ${agreed.length} agreed`;
  const values = termValues(brief.policy.negotiation);
  const whole = [...open, ...agreed].flatMap(({ theirs, cleared }) => {
    if (theirs === null || theirs.lines.length < lines.length) return [];
    const atTheDoor = delivered(values, theirs);
    return [{ atTheDoor, total: totalMinor(atTheDoor), name: cleared.candidate.supplierName }];
  });
  const [best] = whole.toSorted((a, b) => a.total - b.total);
  if (best === undefined || market === null) return `${head}.`;
  const quotes = firstQuotes(state, brief);
  const { savedBp, method } = savingsOf(best.atTheDoor.lines, market, quotes);
  const side = savedBp < 0 ? 'above' : 'below';
  const baseline = method === 'past_median' ? 'past prices' : 'first quotes';
  const share = showShare(Math.abs(savedBp));
  const total = showMoney(best.total, currency);
  return `${head}; best so far ${total} at the door from ${best.name.slice(0, 100)}, ${share} ${side} ${baseline}.`;
}
