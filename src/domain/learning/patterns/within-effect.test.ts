import { describe, expect, it } from 'vitest';
import { codesOf } from './codes.ts';
import { chanceOf, intervalOf } from './effect.ts';
import { standing } from './multiple-comparisons.ts';
import { withinEffect } from './within-effect.ts';

type Row = { value: number; cause: number; stratum: string | null; order: string };
const effectOf = (rows: Row[]) =>
  withinEffect({
    values: Float64Array.from(rows, (it) => it.value),
    causes: Float64Array.from(rows, (it) => it.cause),
    strata: codesOf(rows, (it) => it.stratum),
    clusters: codesOf(rows, (it) => it.order),
    orders: codesOf(rows, (it) => it.order),
  });
const rowsOf = (stratum: string, cause: number, late: number, of: number): Row[] =>
  Array.from({ length: of }, (_, at) => ({
    value: at < late ? 1 : 0,
    cause,
    stratum,
    order: `${stratum} ${cause} ${at}`,
  }));

describe('an effect within strata', () => {
  it('is none where the strata alone differ', () => {
    const rows = [
      ...rowsOf('bad', 1, 40, 80),
      ...rowsOf('bad', 0, 10, 20),
      ...rowsOf('good', 1, 1, 10),
      ...rowsOf('good', 0, 9, 90),
    ];
    expect(effectOf(rows)?.value).toBeCloseTo(0, 10);
  });

  it('is the difference of shares weighted as Mantel and Haenszel do', () => {
    const rows = [
      ...rowsOf('a', 1, 30, 60),
      ...rowsOf('a', 0, 4, 40),
      ...rowsOf('b', 1, 2, 10),
      ...rowsOf('b', 0, 9, 90),
    ];
    const [a, b] = [(60 * 40) / 100, (10 * 90) / 100];
    expect(effectOf(rows)?.value).toBeCloseTo((a * 0.4 + b * 0.1) / (a + b), 10);
  });

  it('is not surer for lines that merely repeat their order', () => {
    const rows = [...rowsOf('a', 1, 12, 30), ...rowsOf('a', 0, 6, 30)];
    const once = effectOf(rows);
    const tenfold = effectOf(rows.flatMap((it) => Array.from({ length: 10 }, () => it)));
    expect(tenfold?.sd).toBeCloseTo(once?.sd ?? 0, 10);
    expect(tenfold).toMatchObject({ cases: 300, orders: 30, degrees: 29 });
  });

  it('leaves out what has no counterpart', () => {
    expect(effectOf([...rowsOf('a', 1, 5, 10), ...rowsOf('b', 0, 1, 10)])).toBeNull();
  });
});

describe('the surety of an effect', () => {
  const effect = { value: 2, sd: 1, degrees: 20, cases: 0, orders: 0, ordersWithout: 0, groups: 0 };

  // Two-sided Student t of 20 degrees: 2.086 at 5 %.
  it('is that of a t of its degrees', () => {
    expect(chanceOf({ ...effect, value: 2.086 })).toBeCloseTo(0.05, 3);
    expect(intervalOf(effect).low).toBeCloseTo(2 - 2.086, 2);
  });

  it('is bounded over all that was tried (Benjamini and Hochberg, the example of 1995)', () => {
    const chances = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    expect(standing(chances, 0.05).filter(Boolean)).toHaveLength(4);
    expect(standing([], 0.05)).toEqual([]);
    expect(standing([0.2, 0.9], 0.05)).toEqual([false, false]);
  });
});
