import type { Comparison } from '#contracts/comparison.ts';

/** What matters to whoever compares, 0 to 100 each; only the proportions count. */
export type Weights = { price: number; delivery: number; quality: number; risk: number };
type WeightName = keyof Weights;

export const WEIGHTS = [
  { name: 'price', title: 'Price' },
  { name: 'delivery', title: 'Delivery' },
  { name: 'quality', title: 'Quality' },
  { name: 'risk', title: 'Risk' },
] as const satisfies readonly { name: WeightName; title: string }[];

/** Other weights at one click; each gives one thing more than half of the say. */
export const PRESETS: readonly { title: string; weights: Weights }[] = WEIGHTS.map(
  ({ name, title }) => ({
    title: `${title} first`,
    weights: { price: 13, delivery: 13, quality: 13, risk: 13, [name]: 61 },
  }),
);

type Found = Readonly<Record<string, string | number | boolean | undefined>>;

/** The weights that stand in the address; null = none do, so that those of the request count. */
export function weightsIn(search: Found): Weights | null {
  const found = WEIGHTS.filter(({ name }) => search[name] !== undefined);
  if (found.length === 0) return null;
  const weights: Weights = { price: 0, delivery: 0, quality: 0, risk: 0 };
  for (const { name } of found) {
    const value = Number(search[name]);
    if (Number.isFinite(value)) weights[name] = Math.min(100, Math.max(0, Math.round(value)));
  }
  return Object.values(weights).some((it) => it > 0) ? weights : null;
}

/** Basis points of the request as the sliders show them. */
export const fromPriorities = (bp: Comparison['prioritiesBp']): Weights => ({
  price: Math.round(bp.price / 100),
  delivery: Math.round(bp.delivery / 100),
  quality: Math.round(bp.quality / 100),
  risk: Math.round(bp.risk / 100),
});
