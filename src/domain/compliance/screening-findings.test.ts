import { expect, it } from 'vitest';
import { anAssessment } from '../../../tests/support/case-builders.ts';
import type { ScreeningHit } from '#contracts/screening.ts';
import { screeningFindings, withScreening } from './screening-findings.ts';

const aHit = (parts: Partial<ScreeningHit>): ScreeningHit => ({
  hitId: 'h1',
  supplierId: 's1',
  supplierName: 'Alpha Ltd',
  listId: 'own_block',
  listTitle: 'Own block list',
  listVersion: 1,
  listPublishedOn: '2026-01-01',
  sample: false,
  partyId: 'p1',
  listedName: 'ALFA LIMITED',
  askedName: 'Alpha Ltd',
  scoreBp: 9_200,
  level: 'review',
  countries: [],
  programmes: [],
  topics: [],
  remarks: '',
  evidence: [],
  recordHash: '0'.repeat(64),
  state: 'open',
  decision: null,
  lapsed: null,
  ...parts,
});
const decidedBy = (by: string) => ({
  kind: 'confirmed' as const,
  scope: 'supplier' as const,
  by,
  atMs: 0,
  reason: 'same address',
  until: null,
});
const findingsOf = (...hits: ScreeningHit[]) => screeningFindings({ hits });

it('a confirmed hit forbids a supplier, with list, date and name of who confirmed it', () => {
  const hit = aHit({ state: 'confirmed', decision: decidedBy('grace') });
  expect(findingsOf(hit)).toEqual({
    hardStops: ['listed as ALFA LIMITED on Own block list of 2026-01-01, confirmed by grace'],
    reviewReasons: [],
  });
});

it('a strong hit forbids a supplier until somebody has decided about it', () => {
  const { hardStops, reviewReasons } = findingsOf(aHit({ level: 'block' }));
  expect(hardStops[0]).toContain('until a person clears the hit');
  expect(reviewReasons).toEqual([]);
});

it('a weak hit has a person look', () => {
  const { hardStops, reviewReasons } = findingsOf(aHit({}));
  expect(hardStops).toEqual([]);
  expect(reviewReasons[0]).toContain('Alpha Ltd reads 92.0 % like ALFA LIMITED');
});

it('a cleared hit has the supplier looked at again when the clearance ends, or a paper before', () => {
  const decision = { ...decidedBy('grace'), kind: 'cleared' as const, until: '2026-05-31' };
  const hits = [aHit({ state: 'cleared', decision })];
  const screening = {
    supplierId: 's1',
    supplierName: 'Alpha Ltd',
    screenedAtMs: 0,
    lists: [],
    reviewAtBp: 7_400,
    blockAtBp: 9_200,
    hits,
  };
  const ends = Date.parse('2026-06-01');
  expect(withScreening(anAssessment(), screening).recheckAtMs).toBe(ends);
  const paper = { ...anAssessment(), recheckAtMs: ends - 1 };
  expect(withScreening(paper, screening).recheckAtMs).toBe(ends - 1);
});

it('a cleared hit means nothing, a strong one as well', () => {
  const hits = [aHit({ state: 'cleared' }), aHit({ state: 'cleared', level: 'block' })];
  expect(findingsOf(...hits)).toEqual({ hardStops: [], reviewReasons: [] });
});
