import type { SupplierView } from '#contracts/supplier-answer.ts';
import { safe, section, table } from './html.ts';
import { shownMoment } from './moment.ts';
import { shownTerms } from './shown-terms.ts';

/** What was offered in these talks, by both sides, each opened on demand; newest first. */
export function offersSoFar({ history, currency }: SupplierView): string {
  if (history.length === 0) return '';
  const offers = history.toReversed().map(({ by, move, round, terms, offeredAtMs }) => {
    const head = `Round ${round}: ${by === 'you' ? 'you' : 'the buyer'}, ${moves[move]}`;
    return (
      `<details><summary>${safe(head)} <small>${shownMoment(offeredAtMs)}</small></summary>` +
      `${shownTerms(terms, currency)}</details>`
    );
  });
  return section('Offers so far', offers.join(''));
}

const moves: Readonly<Record<SupplierView['history'][number]['move'], string>> = {
  quote: 'first quote',
  counter: 'offer',
  final: 'last offer',
  accept: 'accepted',
  walk_away: 'ended the talks',
};

/** Other requests of the buyer to this supplier. */
export function earlierRequests({ earlier }: SupplierView): string {
  if (earlier.length === 0) return '';
  const rows = earlier.map((it) => [
    it.title,
    it.needBy,
    states[it.status],
    it.yourLast === null ? 'no offer' : `${it.yourLast.lines.length} lines offered`,
  ]);
  const heads = ['Request', 'Needed by', 'State', 'Your offer'];
  return section('Your other requests', table(heads, rows));
}

const states: Readonly<Record<SupplierView['status'], string>> = {
  open: 'open',
  closed: 'answers closed',
  agreed: 'agreed',
  ended: 'over',
};
