import { describe, expect, it } from 'vitest';
import { fencesOf } from './fences.ts';
import { shareWithInterval, showInterval } from './share.ts';

describe('a share with its interval', () => {
  // Figures of Wilson's interval as published: 81 of 263 is 25.5 % to 36.6 %.
  it('is that of Wilson', () => {
    expect(shareWithInterval(81, 263)).toMatchObject({
      shareBp: 3_080,
      lowBp: 2_553,
      highBp: 3_662,
    });
  });

  it('never leaves 0 and 100 %, and is wide where the sample is small', () => {
    expect(shareWithInterval(0, 1)).toMatchObject({ lowBp: 0, highBp: 7_935 });
    expect(shareWithInterval(1, 1)).toMatchObject({ lowBp: 2_065, highBp: 10_000 });
    expect(showInterval(shareWithInterval(1, 1))).toBe(
      '1 of 1, 100.0 % (95 % interval 20.6 % to 100.0 %)',
    );
  });

  it('is not defined over nothing', () => {
    expect(() => shareWithInterval(0, 0)).toThrow('not defined');
  });
});

describe('fences', () => {
  it('need 20 values', () => {
    const values = Array.from({ length: 20 }, (_, at) => at * 100);
    expect(fencesOf(values.slice(1))).toBeNull();
    expect(fencesOf(values)).toEqual({ lower: -950, upper: 2_850, valuesCount: 20 });
  });

  it('close around values that are all the same', () => {
    expect(fencesOf(Array.from({ length: 20 }, () => 700))).toEqual({
      lower: 700,
      upper: 700,
      valuesCount: 20,
    });
  });
});
