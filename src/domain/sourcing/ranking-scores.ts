import type { Requisition } from '#contracts/procurement.ts';
import type { LineMarket } from '#contracts/supplier.ts';
import { clampBp, ratioBp, WHOLE_BP } from '../basis-points.ts';
import { daysUntil } from '../days.ts';
import { showShare } from '../money.ts';
import type { Prospect } from './prospect.ts';
import { validCertificates } from './requirements.ts';
import type { RankingFactor } from './strategies/strategy.ts';

/** What stands for a share nobody has measured: neither good nor bad, and said so. */
const UNKNOWN_BP = 5_000;
/** A price this far below the market's median is as good, and above it as bad, as it gets. */
const PRICE_SPAN_BP = 2_500;
/** Each day past the need-by date; ten days late is as bad as it gets. */
const LATE_DAY_BP = 500;
const CERTIFICATES_FULL = 4;
const DELIVERIES_FULL = 50;

type Score = { scoreBp: number; because: string };
type Entries = Prospect['entries'];

/** How good a supplier is by each factor, 10,000 = best, with the reason in words. */
export function scoresOf(
  requisition: Requisition,
  prospect: Prospect,
  entries: Entries,
  markets: readonly LineMarket[],
): Record<RankingFactor, Score> {
  const certificates = validCertificates(prospect, requisition.openedAtMs).length;
  const { onTimeBp, qualityBp, deliveriesCount } = prospect;
  const isPreferred = requisition.preferredSupplierIds.includes(prospect.supplierId);
  return {
    price: priceScore(requisition, entries, markets),
    lead_time: leadTimeScore(requisition, entries),
    on_time: { scoreBp: onTimeBp ?? UNKNOWN_BP, because: `on time ${shown(onTimeBp)}` },
    quality: { scoreBp: qualityBp ?? UNKNOWN_BP, because: `accepted ${shown(qualityBp)}` },
    certificates: {
      scoreBp: ratioBp(Math.min(CERTIFICATES_FULL, certificates), CERTIFICATES_FULL),
      because: `${certificates} valid certificates`,
    },
    track_record: {
      scoreBp: ratioBp(Math.min(DELIVERIES_FULL, deliveriesCount), DELIVERIES_FULL),
      because: `${deliveriesCount} past deliveries`,
    },
    capacity: capacityScore(requisition, entries),
    lines: {
      scoreBp: ratioBp(entries.length, requisition.lines.length),
      because: [
        `serves ${entries.length} of ${requisition.lines.length} lines`,
        ...entries.flatMap((it) =>
          it.substituteFor == null ? [] : `${it.itemId} as a substitute for ${it.substituteFor}`,
        ),
      ].join(', '),
    },
    preferred: {
      scoreBp: isPreferred ? WHOLE_BP : 0,
      because: isPreferred ? 'named by the buyer' : 'not named by the buyer',
    },
  };
}

const shown = (shareBp: number | null): string =>
  shareBp === null ? 'unknown' : showShare(shareBp);

/** 5,000 at the market's median, 10,000 a quarter below it, 0 a quarter above; rounded down. */
function priceScore(
  requisition: Requisition,
  entries: Entries,
  markets: readonly LineMarket[],
): Score {
  let oursMinor = 0;
  let medianMinor = 0;
  for (const entry of entries) {
    const quantity = requisition.lines.find((it) => it.lineNo === entry.lineNo)?.quantity ?? 1;
    const market = markets.find((it) => it.lineNo === entry.lineNo);
    oursMinor += entry.unitPriceMinor * quantity;
    medianMinor += (market?.medianUnitPriceMinor ?? entry.unitPriceMinor) * quantity;
  }
  const belowBp =
    medianMinor === 0 ? 0 : Math.floor(((medianMinor - oursMinor) * WHOLE_BP) / medianMinor);
  const scoreBp = clampBp(5_000 + Math.floor((belowBp * 5_000) / PRICE_SPAN_BP));
  const side = belowBp >= 0 ? 'below' : 'above';
  return { scoreBp, because: `list price ${showShare(Math.abs(belowBp))} ${side} the median` };
}

/** 10,000 for delivery at once, 5,000 for just in time, then falling with each day too late. */
function leadTimeScore(requisition: Requisition, entries: Entries): Score {
  const daysLeft = daysUntil(requisition.needBy, requisition.openedAtMs);
  const leadTimeDays = Math.max(...entries.map((it) => it.leadTimeDays));
  const spareDays = daysLeft - leadTimeDays;
  const scoreBp =
    spareDays < 0
      ? clampBp(5_000 + spareDays * LATE_DAY_BP)
      : 5_000 + Math.floor((spareDays * 5_000) / Math.max(1, daysLeft));
  return { scoreBp, because: `${leadTimeDays} days lead time, ${daysLeft} left` };
}

/** The share of the quantity that is covered, of the line that is covered least. */
function capacityScore(requisition: Requisition, entries: Entries): Score {
  const covers = entries.map((entry) => {
    const wanted = requisition.lines.find((it) => it.lineNo === entry.lineNo)?.quantity ?? 0;
    return entry.capacityUnits === null || wanted === 0
      ? WHOLE_BP
      : ratioBp(Math.min(entry.capacityUnits, wanted), wanted);
  });
  const scoreBp = Math.min(...covers);
  return { scoreBp, because: `covers ${showShare(scoreBp)} of the quantity` };
}
