import type { Tallies, Tally, TallyName } from './late-tally.ts';
import type { PlacedLine, Stream } from './order-line.ts';

/** A number about a line, and the weight it has before anything was learnt. */
type Feature = { of: (shares: LateShares) => number; weight: number };
type LateShares = ReturnType<typeof lateSharesOf>;

/** How many lines of experience the next wider group is worth. */
const STRENGTH_LINES = { stream: 2, group: 10, subgroup: 5 };
/** Half a line, late in one case of ten, before the first delivery of all. */
const FIRST_GUESS: Tally = { lines: 0.5, late: 0.05 };
/** Log-odds beyond these mean nothing with some hundred lines. */
const SHARE = { min: 0.002, max: 0.998 };
/** Natural logarithm of a factor of four and a half: beyond it a stream begins or ends. */
const THROUGHPUT_MAX = 1.5;
/** Brings e to the 8th, about 3,000 packs, to zero and e to the 11th to one. */
const QUANTITY_LOG = { middle: 8, spread: 3 };

/**
 * The late share of the stream enters with four memories of equal weight: which of them to trust at
 * the horizon of a promise is learnt.
 */
const ofStream: readonly Feature[] = [
  { of: () => 1, weight: 0 },
  { of: (it) => logOdds(it.month), weight: 0.25 },
  { of: (it) => logOdds(it.quarter), weight: 0.25 },
  { of: (it) => logOdds(it.year), weight: 0.25 },
  { of: (it) => logOdds(it.ever), weight: 0.25 },
  { of: (it) => it.throughput, weight: 0 },
  { of: (it) => it.quantity, weight: 0 },
];

/** Groups enter as log-odds above those of the wider group. */
const ofCountry = (weight: number): readonly Feature[] => [
  { of: (it) => logOdds(it.countryQuarter) - logOdds(it.quarter), weight },
  { of: (it) => logOdds(it.countryYear) - logOdds(it.year), weight },
  { of: (it) => logOdds(it.countryByMode) - logOdds(it.countryYear), weight: 0.5 },
];

const ofVendor = (weight: number): readonly Feature[] => [
  { of: (it) => logOdds(it.vendorQuarter) - logOdds(it.quarter), weight },
  { of: (it) => logOdds(it.vendorYear) - logOdds(it.year), weight },
  { of: (it) => logOdds(it.vendorInCountry) - logOdds(it.vendorYear), weight: 0.5 },
];

/** The weights of one kind of group add up to one half, those of two kinds to one quarter each. */
const features: Readonly<Record<Stream, readonly Feature[]>> = {
  warehouse: [...ofStream, ...ofCountry(0.5)],
  direct: [...ofStream, ...ofCountry(0.25), ...ofVendor(0.25)],
};

export const lateFeatureWeights = (stream: Stream): number[] =>
  features[stream].map((it) => it.weight);

export function lateFeaturesOf(line: PlacedLine, tallies: Tallies): number[] {
  const shares = lateSharesOf(line, tallies);
  return features[line.stream].map((it) => it.of(shares));
}

/** Late shares of the groups of a line, each shrunk towards the next wider group. */
function lateSharesOf(line: PlacedLine, tallies: Tallies) {
  const { stream, group, subgroup } = STRENGTH_LINES;
  const within = (name: TallyName, wider: number, strength: number) =>
    shrink(tallies(name), wider, strength);
  const overall = shrink(
    tallies('stream ever'),
    FIRST_GUESS.late / FIRST_GUESS.lines,
    FIRST_GUESS.lines,
  );
  const month = within('stream month', overall, stream);
  const quarter = within('stream quarter', overall, stream);
  const year = within('stream year', overall, stream);
  const ever = within('stream ever', overall, stream);
  const countryYear = within('country year', year, group);
  const vendorYear = within('vendor year', year, group);
  return {
    month,
    quarter,
    year,
    ever,
    countryQuarter: within('country quarter', quarter, group),
    countryYear,
    countryByMode: within('countryByMode year', countryYear, subgroup),
    vendorQuarter: within('vendor quarter', quarter, group),
    vendorYear,
    vendorInCountry: within('vendorInCountry year', vendorYear, subgroup),
    throughput: throughputOf(tallies),
    quantity: (Math.log1p(line.quantity) - QUANTITY_LOG.middle) / QUANTITY_LOG.spread,
  };
}

/** Posterior mean of a share whose prior is worth `strength` lines (beta-binomial). */
const shrink = (tally: Tally, prior: number, strength: number): number =>
  (tally.late + strength * prior) / (tally.lines + strength);

function logOdds(share: number): number {
  const bounded = Math.min(SHARE.max, Math.max(SHARE.min, share));
  return Math.log(bounded / (1 - bounded));
}

/**
 * Logarithm of the deliveries of the last month over those of an average month of the last year:
 * when less leaves than usual, what was promised queues up (J. Little, 1961).
 */
function throughputOf(tallies: Tallies): number {
  const usual = tallies('stream year').lines * (30 / 365);
  const ratio = Math.log((tallies('stream month').lines + 1) / (usual + 1));
  return Math.min(THROUGHPUT_MAX, Math.max(-THROUGHPUT_MAX, ratio));
}
