import type { ActivityInputs } from '#contracts/activities.ts';
import type { GapToBest, Terms } from '#contracts/negotiation.ts';
import { SupplierReply } from '#contracts/negotiation.ts';
import type { Candidate, LineMarket } from '#contracts/supplier.ts';
import type { BehaviourName } from '#integrations/simulated-suppliers/behaviours/behaviour.ts';
import { privateLimits } from '#integrations/simulated-suppliers/private-limits.ts';
import { createSimulatedSuppliers } from '#integrations/simulated-suppliers/simulated-suppliers.ts';
import { aBrief, aCandidate, aLineMarket } from './talk-builders.ts';

type Exchange = ActivityInputs['exchangeOffers'];

export const LIST_PRICE_MINOR = 100_000;

const exchangeOf = (seed: number, offers: Exchange['offers'], line?: Partial<LineMarket>) => ({
  requisition: aBrief({ seed }).requisition,
  market: [aLineMarket(line)],
  offers,
});

/** What the supplier `alpha` keeps to itself in the case with this seed. */
export function limitsOf(
  seed: number,
  line?: Partial<LineMarket>,
  incoterm: Candidate['incoterm'] = 'DAP',
) {
  const candidate = aCandidate('alpha', {}, { incoterm });
  const offer = { supplierId: 'alpha', round: 0, candidate, terms: null };
  const offers: Exchange['offers'] = [{ ...offer, move: 'request_quote' }];
  const exchange = exchangeOf(seed, offers, line);
  return { candidate, limits: privateLimits(exchange, { ...offer, move: 'request_quote' }) };
}

/** The first seed from `from` on in which `alpha` behaves so. */
export function seedWith(behaviour: BehaviourName, from: number): number {
  let seed = from;
  while (limitsOf(seed).limits.behaviour !== behaviour) seed += 1;
  return seed;
}

/** How the talks stand beside the offers. */
export type Table = {
  others?: readonly string[];
  lastMove?: 'counter' | 'final';
  /** What the catalogue says that suppliers quote. */
  incoterm?: Candidate['incoterm'];
  /** What `alpha` hears with each offer. */
  gaps?: readonly GapToBest[];
};

/** What `alpha` answers to these offers, its quote first, until it agrees or leaves. */
export function play(
  seed: number,
  offers: readonly Terms[],
  { others = [], lastMove = 'counter', incoterm = 'DAP', gaps = [] }: Table = {},
): SupplierReply[] {
  const suppliers = createSimulatedSuppliers();
  const replies: SupplierReply[] = [];
  for (let round = 0; round <= offers.length; round += 1) {
    const standing = replies.at(-1)?.terms;
    const terms = round === 0 ? null : (offers[round - 1] ?? null);
    const counter = round === offers.length ? lastMove : 'counter';
    const toOne = (supplierId: string): Exchange['offers'][number] => ({
      supplierId,
      round,
      candidate: aCandidate(supplierId, {}, { incoterm }),
      move: terms === null ? 'request_quote' : counter,
      terms,
      earlier: offers.slice(0, Math.max(0, round - 1)),
      gapToBest: gaps[round - 1] ?? null,
      ...(standing === undefined ? {} : { standing }),
    });
    const all = suppliers.reply(exchangeOf(seed, [...others, 'alpha'].map(toOne)));
    const reply = SupplierReply.parse(all.at(-1));
    replies.push(reply);
    if (reply.move === 'accept' || reply.move === 'walk_away') break;
  }
  return replies;
}
