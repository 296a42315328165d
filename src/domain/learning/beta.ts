/** Steps of the continued fraction; it needs about the square root of the larger parameter. */
const FRACTION_STEPS_MAX = 10_000;
const PRECISION = 1e-10;
/** The last step of a quantile; what is left after it is its square. */
const STEP_MIN = 1e-6;
const TINY = 1e-300;
/** Lanczos' coefficients for g = 5 and n = 6 (Numerical Recipes, section 6.1). */
const LANCZOS = [
  76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155,
  0.1208650973866179e-2, -0.5395239384953e-5,
];

/** Natural logarithm of the gamma function above 0, to ten digits. */
export function logGamma(x: number): number {
  const shifted = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  let series = 1.000000000190015;
  for (const [at, coefficient] of LANCZOS.entries()) series += coefficient / (x + at + 1);
  return Math.log((2.5066282746310002 * series) / x) - shifted;
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** The continued fraction of the incomplete beta function by Lentz' method (DLMF 8.17.22). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= FRACTION_STEPS_MAX; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) return value;
  }
  throw new Error(`the beta distribution of ${a} and ${b} does not settle at ${x}`);
}

const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** The chance that a Beta(a, b) variable is at most `x`. */
export const betaCdf = (x: number, a: number, b: number): number =>
  betaCdfWith(x, a, b, logBeta(a, b));

function betaCdfWith(x: number, a: number, b: number, logOfBeta: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logOfBeta);
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b;
}

/**
 * The value that a Beta(a, b) variable stays below with chance `p`; Newton's steps on the logit of x,
 * in which the distribution is nearly normal, halved towards the known bounds where they leave them.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  const logOfBeta = logBeta(a, b);
  let low = 0;
  let high = 1;
  let x = firstGuess(p, a, b);
  for (let step = 0; step < 60; step += 1) {
    const miss = betaCdfWith(x, a, b, logOfBeta) - p;
    if (miss > 0) high = x;
    else low = x;
    const slope = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logOfBeta);
    const stepped = 1 / (1 + ((1 - x) / x) * Math.exp(miss / slope));
    if (Math.abs(stepped - x) <= STEP_MIN) return stepped;
    x = stepped > low && stepped < high ? stepped : (low + high) / 2;
  }
  return x;
}

/** From both tails, where the density is a power of x or of 1 - x. */
function firstGuess(p: number, a: number, b: number): number {
  const fromLow = Math.exp(a * Math.log(a / (a + b))) / a;
  const fromHigh = Math.exp(b * Math.log(b / (a + b))) / b;
  const all = fromLow + fromHigh;
  const guess = p < fromLow / all ? (a * all * p) ** (1 / a) : 1 - (b * all * (1 - p)) ** (1 / b);
  return Math.min(1 - 1e-9, Math.max(1e-9, guess));
}
