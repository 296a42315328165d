import { describe, expect, it } from 'vitest';
import type { SupplierReply, TalkRecord } from '#contracts/negotiation.ts';
import { approaches, policyVariant } from '#domain/negotiation/approach.ts';
import { utilityBp } from '#domain/negotiation/utility.ts';
import { OPENED_AT_MS } from '../../tests/support/case-builders.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aPumpMarket,
  scripted,
  someTerms,
  three,
} from '../../tests/support/talk-builders.ts';

const asking = (...prices: number[]): Partial<SupplierReply>[] =>
  prices.map((price) => ({ terms: someTerms(price) }));
const scripts = {
  alpha: asking(106_000),
  beta: asking(120_000, 118_000, 116_000, 114_000, 112_000),
  gamma: asking(130_000, 128_000, 131_000, 129_000),
};

const play = (said: Record<string, Partial<SupplierReply>[]> = scripts, brief = aBrief()) => {
  const table = new NegotiationTable(scripted(said));
  table.clear(brief, three, aPumpMarket());
  table.playOn();
  return table;
};
const tries = (table: NegotiationTable): TalkRecord[][] =>
  table.records.flatMap((it) => (it.kind === 'talks' ? [it.talks] : []));
const talksOf = (table: NegotiationTable) =>
  Object.fromEntries(tries(table)[0]?.map((it) => [it.supplierId, it]) ?? []);
const mandatesIn = (table: NegotiationTable) =>
  table.records.flatMap((it) => (it.kind === 'mandates' ? [it.mandates] : []));

describe('what is kept of the talks of a try', () => {
  it('is one record for each talk, when the result is told', () => {
    const table = play();
    expect(tries(table)).toHaveLength(1);
    expect(tries(table)[0]?.map((it) => [it.talkId, it.attempt])).toEqual([
      ['case-1/alpha/1', 1],
      ['case-1/beta/1', 1],
      ['case-1/gamma/1', 1],
    ]);
    expect(tries(table)[0]?.map((it) => it.result)).toEqual(
      table.outcomes()[0]?.talks.map((it) => it.result),
    );
    expect(tries(table)[0]?.every((it) => it.endedAtMs === OPENED_AT_MS)).toBe(true);
  });

  it('says how each was led: approach, strategy, parameters and the tactic of each offer', () => {
    const table = play();
    const approach = table.state.approach ?? 'balanced';
    for (const talk of tries(table).flat()) {
      expect(talk).toMatchObject({
        approach,
        strategy: approaches[approach].strategy,
        policyVariant: policyVariant(approach),
        parameters: {
          openingBelowTargetBp: approaches[approach].openingBelowTargetBp,
          targetSavingsBp: 800,
          roundsMax: 8,
        },
        mandateVersion: 1,
      });
      expect(talk.tactics).toHaveLength(talk.rounds);
      expect(talk.levers).toContain('price');
    }
    expect(talksOf(table)['gamma']?.tactics.at(-1)).toBe('best_and_final');
  });

  it('says what kind of bargainer each supplier was, as far as it showed', () => {
    const talks = talksOf(play());
    expect(talks['beta']?.opponentType).toBe('conceder');
    expect(talks['gamma']?.opponentType).toBe('erratic');
    const never = play({ alpha: asking(130_000), beta: asking(130_000), gamma: [] });
    expect(talksOf(never)['alpha']?.opponentType).toBe('hardliner');
    const left = play({ alpha: [{}, { move: 'walk_away' }], beta: [], gamma: [] });
    expect(talksOf(left)['alpha']).toMatchObject({
      result: 'walked_away',
      opponentType: 'unknown',
      opponentConfidenceBp: 0,
    });
  });

  it('says what their first and their last terms cost and were worth', () => {
    const said = { ...scripts, beta: asking(109_000, 108_000, 107_000, 106_000) };
    const table = play(said);
    const { beta } = talksOf(table);
    const mandate = mandatesIn(table)[0]?.find((it) => it.supplierId === 'beta');
    if (beta === undefined || mandate === undefined) throw new Error('no talk with beta');
    const { prioritiesBp } = aBrief().requisition;
    const [first, last] = [beta.firstTotalMinor, beta.lastTotalMinor];
    expect(first).toBe(1_090_000);
    expect(last).toBeLessThan(1_090_000);
    const worth = (total: number | null) =>
      utilityBp(mandate, someTerms((total ?? 0) / 10), prioritiesBp);
    expect(beta.firstUtilityBp).toBe(worth(first));
    expect(beta.lastUtilityBp).toBe(worth(last));
    expect(beta.lastUtilityBp).toBeGreaterThan(beta.firstUtilityBp ?? 0);
  });

  it('has nothing to say of the terms of who said nothing', () => {
    const table = new NegotiationTable({ reply: () => [] });
    table.clear(aBrief(), three, aPumpMarket());
    expect(tries(table)[0]).toHaveLength(3);
    for (const it of tries(table).flat()) {
      expect(it).toMatchObject({
        rounds: 0,
        tactics: [],
        result: 'no_agreement',
        firstTotalMinor: null,
        lastTotalMinor: null,
        firstUtilityBp: null,
        lastUtilityBp: null,
      });
    }
  });

  it('is kept apart for each try', () => {
    const dear = { alpha: asking(130_000), beta: asking(131_000), gamma: asking(132_000) };
    const table = play(dear);
    table.deliver(
      'negotiation.retry',
      { approach: 'collaborative', prioritiesBp: null, because: 'again' },
      { type: 'REQUEST' },
    );
    table.playOn();
    const [first, second] = tries(table);
    expect(first?.map((it) => it.attempt)).toEqual([1, 1, 1]);
    expect(second?.map((it) => [it.talkId, it.policyVariant])).toEqual(
      ['alpha', 'beta', 'gamma'].map((id) => [`case-1/${id}/2`, policyVariant('collaborative')]),
    );
  });
});

describe('mandates', () => {
  const delayed = (parts = {}) => aBrief(parts, { replyDelayMs: 1_000 });

  it('are kept when they are given, for each supplier, before the first contact', () => {
    const table = new NegotiationTable();
    table.clear(delayed(), three, aPumpMarket());
    expect(mandatesIn(table).map((all) => all.map((it) => [it.supplierId, it.version]))).toEqual([
      [
        ['alpha', 1],
        ['beta', 1],
        ['gamma', 1],
      ],
    ]);
    table.playOn();
    expect(mandatesIn(table)).toHaveLength(1);
  });

  it('are kept again, under a new version, when the request changes', () => {
    const table = new NegotiationTable();
    table.clear(delayed(), three, aPumpMarket());
    table.fireNext();
    const brief = delayed({ budgetMinor: 900_000 });
    table.deliver('case.modified', { brief, because: 'less money' });
    table.fireNext();
    const [, second] = mandatesIn(table);
    expect(second?.map((it) => [it.version, it.lines[0]?.walkAwayUnitPriceMinor])).toEqual([
      [2, 90_000],
      [2, 90_000],
      [2, 90_000],
    ]);
  });

  it('of who comes later are kept alone', () => {
    const table = new NegotiationTable();
    table.clear(delayed(), three.slice(0, 2), aPumpMarket());
    table.clear(delayed(), three.slice(2), aPumpMarket());
    table.fireNext();
    expect(mandatesIn(table).map((all) => all.map((it) => it.supplierId))).toEqual([
      ['alpha', 'beta'],
      ['gamma'],
    ]);
  });

  it('are named by every offer of ours', () => {
    const table = play();
    const given = new Set(mandatesIn(table).flatMap((all) => all.map((it) => it.version)));
    for (const it of table.offers) expect(given).toContain(it.mandateVersion);
  });
});
