import { describe, expect, it } from 'vitest';
import { aMandate } from '../../tests/support/talk-builders.ts';
import { Mandate } from './negotiation.ts';

const line = { lineNo: 1, quantity: 10, targetUnitPriceMinor: 90, walkAwayUnitPriceMinor: 90 };
const faultsOf = (parts: object) => {
  const parsed = Mandate.safeParse({ ...aMandate(), ...parts });
  return parsed.error?.issues.map((it) => [it.path.join('.'), it.message]) ?? [];
};

describe('a mandate', () => {
  it('may have the same price as target and as walk-away', () => {
    expect(faultsOf({ lines: [line] })).toEqual([]);
  });

  it('whose walk-away is better than its target is refused, with the line', () => {
    expect(faultsOf({ lines: [line, { ...line, walkAwayUnitPriceMinor: 89 }] })).toEqual([
      ['lines.1.walkAwayUnitPriceMinor', 'the walk-away price is better than the target'],
    ]);
  });

  it.each([0, -1])('with %i rounds is refused', (roundsMax) => {
    expect(faultsOf({ roundsMax })).toEqual([['roundsMax', 'a mandate leaves at least one round']]);
  });

  it('that accepts no incoterm or has no lever is refused', () => {
    expect(faultsOf({ incoterms: [], levers: [] }).map(([path]) => path)).toEqual([
      'incoterms',
      'levers',
    ]);
  });
});
