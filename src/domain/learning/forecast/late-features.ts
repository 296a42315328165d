import { overallShare, recentShare, standardisedRatio } from './late-share.ts';
import type { Tallies } from './late-tally.ts';
import type { PlacedLine, Stream } from './order-line.ts';

/** A number about a line, and the weight it has before anything was learnt. */
type Feature = { of: (line: PlacedLine, tallies: Tallies) => number; weight: number };

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
  { of: (_, tallies) => streamLogOdds(tallies, 'month'), weight: 0.25 },
  { of: (_, tallies) => streamLogOdds(tallies, 'quarter'), weight: 0.25 },
  { of: (_, tallies) => streamLogOdds(tallies, 'year'), weight: 0.25 },
  { of: (_, tallies) => streamLogOdds(tallies, 'ever'), weight: 0.25 },
  { of: (_, tallies) => throughputOf(tallies), weight: 0 },
  {
    of: ({ quantity }) => (Math.log1p(quantity) - QUANTITY_LOG.middle) / QUANTITY_LOG.spread,
    weight: 0,
  },
];

/** Groups enter by how much more is late than was to be expected, both memories together fully. */
const inBothMemories = (of: (tallies: Tallies, memory: 'year' | 'ever') => number): Feature[] =>
  (['year', 'ever'] as const).map((memory) => ({
    of: (_, tallies) => Math.log(of(tallies, memory)),
    weight: 0.5,
  }));

const ofCountry = inBothMemories((tallies, memory) =>
  standardisedRatio(tallies('country', memory)),
);
const ofVendor = inBothMemories((tallies, memory) => standardisedRatio(tallies('vendor', memory)));
const ofVendorInCountry = inBothMemories((tallies, memory) =>
  standardisedRatio(
    tallies('vendorInCountry', memory),
    standardisedRatio(tallies('vendor', memory)),
  ),
);

const features: Readonly<Record<Stream, readonly Feature[]>> = {
  warehouse: [...ofStream, ...ofCountry],
  direct: [...ofStream, ...ofCountry, ...ofVendor, ...ofVendorInCountry],
};

export const lateFeatureWeights = (stream: Stream): number[] =>
  features[stream].map((it) => it.weight);

export const lateFeaturesOf = (line: PlacedLine, tallies: Tallies): number[] =>
  features[line.stream].map((it) => it.of(line, tallies));

function streamLogOdds(tallies: Tallies, memory: 'month' | 'quarter' | 'year' | 'ever'): number {
  const share = recentShare(tallies('stream', memory), overallShare(tallies('stream', 'ever')));
  const bounded = Math.min(SHARE.max, Math.max(SHARE.min, share));
  return Math.log(bounded / (1 - bounded));
}

/**
 * Logarithm of the deliveries of the last month over those of an average month of the last year:
 * when less leaves than usual, what was promised queues up (J. Little, 1961).
 */
function throughputOf(tallies: Tallies): number {
  const usual = tallies('stream', 'year').lines * (30 / 365);
  const ratio = Math.log((tallies('stream', 'month').lines + 1) / (usual + 1));
  return Math.min(THROUGHPUT_MAX, Math.max(-THROUGHPUT_MAX, ratio));
}
