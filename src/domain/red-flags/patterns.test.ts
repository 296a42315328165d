import { describe, expect, it } from 'vitest';
import { aCaseFacts } from '../../../tests/support/red-flag-facts.ts';
import type { CaseFacts } from './case-facts.ts';
import { flagsOfPatterns } from './patterns.ts';

const many = (count: number, each: (at: number) => Partial<CaseFacts>): CaseFacts[] =>
  Array.from({ length: count }, (_, at) => {
    const caseId = `c${at}`;
    return aCaseFacts({ caseId, openedBy: `person-${at % 3}`, ...each(at) });
  });
const ids = (cases: CaseFacts[]) => flagsOfPatterns(cases).map((it) => it.id);

const { award, bids } = aCaseFacts();
if (award === null || bids === null) throw new Error('the case has no award');
const wonBy = (supplierId: string): Partial<CaseFacts> => ({
  award: { ...award, lines: award.lines.map((it) => ({ ...it, supplierId })) },
});

describe('wins of one supplier in a category', () => {
  it('are flagged when it is sure that it wins almost always', () => {
    const [flag] = flagsOfPatterns(many(8, () => ({})));
    expect(flag).toMatchObject({ id: 'same_winner' });
    expect(flag?.formula).toContain('8 of 8, 100.0 % (95 % interval 67.5 % to 100.0 %)');
    expect(flag?.records).toHaveLength(8);
  });

  it('are none where awards are few, others win too, or nobody else offered', () => {
    expect(ids(many(7, () => ({})))).toEqual([]);
    expect(ids(many(12, (at) => wonBy(at % 4 === 0 ? 'second' : 'win')))).toEqual([]);
    const alone = { bids: { ...bids, valid: bids.valid.slice(0, 1) } };
    expect(ids(many(10, () => alone))).toEqual([]);
    expect(ids(many(12, (at) => ({ categoryCodes: [`${at % 3}`] })))).toEqual([]);
  });
});

describe('refusals of the cheapest', () => {
  const listed = ['out', 'win', 'second', 'third'].map((supplierId, at) => ({
    supplierId,
    totalMinor: 100 + at,
  }));
  const verdicts = (refused: string) =>
    listed.map(({ supplierId }) => ({ supplierId, isRefused: supplierId === refused }));
  const refusing = (supplierId: string): Partial<CaseFacts> => ({
    ...wonBy(`w-${supplierId}`),
    verdicts: verdicts(supplierId),
    bids: {
      ...bids,
      listed,
      disqualified: [{ supplierId, supplierName: supplierId, totalMinor: null, clearanceId: null }],
    },
  });

  it('are flagged when they are more than refusals in general explain', () => {
    const cases = many(10, (at) => ({ ...refusing('out'), categoryCodes: [String(at)] }));
    expect(ids(cases)).toEqual(['lowest_refused_often']);
  });

  it('are none where the others are refused as often', () => {
    const cases = many(12, (at) => ({
      ...refusing(listed[at % 4]?.supplierId ?? ''),
      categoryCodes: [String(at)],
    }));
    expect(ids(cases)).toEqual([]);
  });
});

describe('agreements near the walk-away price', () => {
  const at = (unitPriceMinor: number, no: number): Partial<CaseFacts> => ({
    categoryCodes: [String(no)],
    award: { ...award, lines: award.lines.map((it) => ({ ...it, unitPriceMinor })) },
  });

  it('are flagged when they are the rule', () => {
    expect(ids(many(8, (no) => at(116, no)))).toEqual(['near_walk_away']);
    expect(ids(many(8, (no) => at(115, no)))).toEqual([]);
    expect(ids(many(12, (no) => at(no % 2 === 0 ? 119 : 90, no)))).toEqual([]);
  });
});

describe('approvals of one supplier', () => {
  const approved = (by: string, supplierId: string, no: number): Partial<CaseFacts> => ({
    categoryCodes: [String(no)],
    award: {
      ...award,
      approvedBy: by,
      approvalId: `c${no}-1`,
      lines: award.lines.map((it) => ({ ...it, supplierId })),
    },
  });

  it('are flagged when one person gives them all and seldom approves anything else', () => {
    const cases = many(12, (no) =>
      no < 6 ? approved('eve', 'pet', no) : approved(no === 6 ? 'eve' : 'dan', `s${no}`, no),
    );
    const [flag] = flagsOfPatterns(cases);
    expect(flag).toMatchObject({ id: 'one_approver' });
    expect(flag?.formula).toContain('eve approved 6 of 6');
    expect(flag?.records[0]).toMatchObject({ kind: 'approval', id: 'c0-1' });
  });

  it('are none where that person approves everything, or nobody else approves', () => {
    const all = many(12, (no) => approved(no === 11 ? 'dan' : 'eve', no < 6 ? 'pet' : 's', no));
    expect(ids(all)).toEqual([]);
    expect(ids(many(12, (no) => approved('eve', 'pet', no)))).toEqual([]);
  });
});

describe('a supplier that wins for one requester alone', () => {
  const codes = { categoryCodes: ['x'] };

  it('is flagged when others buy such things too', () => {
    const cases = many(24, (at) => ({
      ...codes,
      ...wonBy(at < 8 ? 'pet' : `s${at}`),
      openedBy: at < 8 ? 'ada' : `person-${at % 3}`,
    }));
    expect(ids(cases)).toEqual(['one_buyer']);
  });

  it('is none where the requester opens nearly everything', () => {
    const cases = many(16, (at) => ({ ...codes, ...wonBy(`s${at % 3}`), openedBy: 'ada' }));
    expect(ids(cases)).toEqual([]);
  });
});
