import { describe, expect, it } from 'vitest';
import type { RiskPolicyBody } from '#contracts/risk-policy.ts';
import { aRiskPolicyBody } from '../../../../tests/support/risk-policy-builders.ts';
import { defaultScorecardRules } from '../scorecard/default-rules.ts';
import { policyFaults } from './policy-faults.ts';

const NOW_MS = Date.parse('2026-03-02T08:00:00Z');
const faults = (parts: Partial<RiskPolicyBody> = {}, effectiveFromMs: number | null = null) =>
  policyFaults(aRiskPolicyBody(parts), effectiveFromMs, NOW_MS);
const { weightsBp } = aRiskPolicyBody();
const [lowest, ...others] = defaultScorecardRules.standings;
const withStandings = (standings: typeof others) => ({
  scorecard: { ...defaultScorecardRules, standings },
});

describe('a risk policy', () => {
  it('without a fault has none', () => {
    expect(faults()).toEqual([]);
    expect(faults({ scorecard: defaultScorecardRules }, NOW_MS)).toEqual([]);
  });

  it.each<[string, Partial<RiskPolicyBody>, string, string]>([
    [
      'weights that do not add up',
      { weightsBp: { ...weightsBp, esg: 501 } },
      'body.weightsBp',
      '10001',
    ],
    [
      'a factor that there is not',
      { weightsBp: { ...weightsBp, esg: 400, astrology: 100 } },
      'body.weightsBp.astrology',
      'is no factor',
    ],
    ['a factor left out', { weightsBp: { financial: 10_000 } }, 'body.weightsBp.esg', 'is missing'],
    ['bands that cross', { conditionUpToBp: 3_000 }, 'body.conditionUpToBp', 'cross'],
    ['a refusal below conditions', { refuseAboveBp: 5_000 }, 'body.refuseAboveBp', 'cross'],
    [
      'a band the wrong way round',
      { approveBandBp: { min: 5_000, max: 4_000 } },
      'body.approveBandBp',
      'min 5000 is above max 4000',
    ],
    [
      'a band beyond refusal',
      { approveBandBp: { min: 2_500, max: 9_000 } },
      'body.approveBandBp.max',
      'above refuseAboveBp',
    ],
    [
      'a threshold outside its band',
      { approveBandBp: { min: 4_000, max: 6_000 } },
      'body.approveUpToBp',
      'outside approveBandBp',
    ],
    [
      'a category twice',
      {
        categories: [
          { cpvPrefix: '33', weightsBp },
          { cpvPrefix: '33', weightsBp },
        ],
      },
      'body.categories.1.cpvPrefix',
      'twice',
    ],
    [
      'weights of a category that do not add up',
      { categories: [{ cpvPrefix: '33', weightsBp: { ...weightsBp, esg: 0 } }] },
      'body.categories.0.weightsBp',
      '9500',
    ],
    ['standings with a gap below', withStandings(others), 'body.scorecard.standings.0.fromBp', '0'],
    [
      'standings out of order',
      withStandings([lowest, ...others.toReversed()] as typeof others),
      'body.scorecard.standings.2.fromBp',
      'above the standing before',
    ],
  ])('with %s says so at the field', (_what, parts, path, words) => {
    const found = faults(parts);
    expect(found.find((it) => it.path === path)?.message).toContain(words);
  });

  it('never takes effect backwards', () => {
    expect(faults({}, NOW_MS - 1)).toEqual([
      { path: 'effectiveFrom', message: expect.stringContaining('past') },
    ]);
  });
});
