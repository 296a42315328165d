import { WHOLE_BP } from '../basis-points.ts';
import { showShare } from '../money.ts';
import type { CaseFacts } from './case-facts.ts';
import { mandateLink } from './links.ts';
import type { PatternRule } from './patterns.ts';
import { shareWithInterval, showInterval } from './share.ts';

const AWARDS_MIN = 8;
const NEAR_BP = 1_000;
const SHARE_LOW_BP = 5_000;

/** The negotiation agent mostly agrees at the last price it may agree to. */
export const nearWalkAway: PatternRule = {
  id: 'near_walk_away',
  title: 'The negotiation agent mostly agrees close to its walk-away price',
  severity: 'high',
  source: 'Parley, on its own agents',
  find(cases) {
    const lines = cases.flatMap(placedLines);
    if (lines.length < AWARDS_MIN) return [];
    const near = lines.filter((it) => it.leftBp <= NEAR_BP);
    const share = shareWithInterval(near.length, lines.length);
    if (share.lowBp < SHARE_LOW_BP) return [];
    return [
      {
        formula: `${showInterval(share)} of awarded lines cost more than the target plus ${showShare(WHOLE_BP - NEAR_BP)} of the way to the walk-away price`,
        records: near.map((it) => mandateLink(it.caseId, it.supplierId)),
      },
    ];
  },
};

/** Awarded lines with what was left to the walk-away price, as a share of what lay in between. */
function placedLines({ caseId, award }: CaseFacts) {
  return (award?.lines ?? []).flatMap(({ supplierId, lineNo, unitPriceMinor }) => {
    const limits = award?.mandates
      .find((it) => it.supplierId === supplierId)
      ?.lines.find((it) => it.lineNo === lineNo);
    if (limits === undefined) return [];
    const { targetUnitPriceMinor, walkAwayUnitPriceMinor } = limits;
    const roomMinor = walkAwayUnitPriceMinor - targetUnitPriceMinor;
    if (roomMinor <= 0) return [];
    const leftMinor = walkAwayUnitPriceMinor - unitPriceMinor;
    return [{ caseId, supplierId, leftBp: Math.floor((leftMinor * WHOLE_BP) / roomMinor) }];
  });
}
