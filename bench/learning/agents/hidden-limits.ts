import { privateLimits } from '#integrations/simulated-suppliers/private-limits.ts';
import type { HiddenSupplier } from '../world/hidden-supplier.ts';

/** Suppliers by tenant. */
export type HiddenMarkets = ReadonlyMap<string, readonly HiddenSupplier[]>;

/**
 * What the simulated suppliers know of themselves: as the world has it, the same in every case,
 * where the product draws it anew for each. They bargain over the price alone and want nothing
 * before delivery.
 */
export function hiddenLimits(markets: HiddenMarkets): typeof privateLimits {
  return (exchange, offer) => {
    const { tenantId } = exchange.requisition;
    const hidden = markets.get(tenantId)?.find((it) => it.supplierId === offer.supplierId);
    if (hidden === undefined) throw new Error(`${offer.supplierId} is not of ${tenantId}`);
    const { behaviour, roomBp, patienceRounds, insultBp, insultsMax, standstillMax } = hidden;
    return {
      ...privateLimits(exchange, offer),
      behaviour,
      marginsBp: offer.candidate.lines.map(({ lineNo }) => ({ lineNo, marginBp: roomBp })),
      prepaymentBp: 0,
      patienceRounds,
      insultBp,
      insultsMax,
      standstillMax,
    };
  };
}
