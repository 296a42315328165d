import { describe, expect, it } from 'vitest';
import { LANES, laneOf } from '../rows/lanes.ts';
import { fitted, labelAt, laneX } from './geometry.ts';

describe('the diagram', () => {
  it('spreads the lanes evenly, people left and suppliers right', () => {
    expect(LANES.map((it) => laneX(it, 600))).toEqual([50, 150, 250, 350, 450, 550]);
  });

  it('keeps words inside, however near the edge their arrow runs', () => {
    expect(labelAt(50, 150, 'a rather long subject', 600)).toEqual({ x: 100, anchor: 'middle' });
    expect(labelAt(0, 20, 'a rather long subject', 600).anchor).toBe('start');
    expect(labelAt(580, 600, 'a rather long subject', 600)).toEqual({ x: 598, anchor: 'end' });
  });

  it('cuts words that are longer than the diagram is wide', () => {
    expect(fitted('x'.repeat(500), 300)).toHaveLength(46);
  });

  it('gives people, the desk and every supplier a lane', () => {
    expect(['buyer', 'person:k1', 'desk', 'supplier:s1', 'compliance'].map(laneOf)).toEqual([
      'people',
      'people',
      'people',
      'suppliers',
      'compliance',
    ]);
  });
});
