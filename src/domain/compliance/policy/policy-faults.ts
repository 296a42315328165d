import type { FieldIssue } from '#contracts/errors.ts';
import type { RiskPolicyBody } from '#contracts/risk-policy.ts';
import type { ScorecardRules } from '#contracts/risk-rules.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import { FACTOR_NAMES } from '../factors/index.ts';

/** What is wrong with a draft, field by field; empty = it may be approved. */
export function policyFaults(
  body: RiskPolicyBody,
  effectiveFromMs: number | null,
  nowMs: number,
): FieldIssue[] {
  return [
    ...weightFaults('body.weightsBp', body.weightsBp),
    ...categoryFaults(body.categories),
    ...bandFaults(body),
    ...(body.scorecard === undefined ? [] : scorecardFaults(body.scorecard)),
    ...(effectiveFromMs !== null && effectiveFromMs < nowMs
      ? [{ path: 'effectiveFrom', message: 'is past; nothing takes effect backwards' }]
      : []),
  ];
}

function weightFaults(path: string, weightsBp: Readonly<Record<string, number>>): FieldIssue[] {
  const known: readonly string[] = FACTOR_NAMES;
  const unknown = Object.keys(weightsBp).filter((it) => !known.includes(it));
  const missing = known.filter((it) => weightsBp[it] === undefined);
  return [
    ...unknown.map((it) => ({
      path: `${path}.${it}`,
      message: `is no factor; there are ${known.join(', ')}`,
    })),
    ...missing.map((it) => ({ path: `${path}.${it}`, message: 'is missing; 0 leaves it out' })),
    ...sumFaults(path, Object.values(weightsBp)),
  ];
}

function sumFaults(path: string, weights: readonly number[]): FieldIssue[] {
  const sum = weights.reduce((total, it) => total + it, 0);
  return sum === WHOLE_BP ? [] : [{ path, message: `adds up to ${sum} bp, not ${WHOLE_BP}` }];
}

function categoryFaults(categories: RiskPolicyBody['categories']): FieldIssue[] {
  const prefixes = categories.map((it) => it.cpvPrefix);
  return categories.flatMap(({ cpvPrefix, weightsBp }, at) => {
    const first = prefixes.indexOf(cpvPrefix);
    return [
      ...weightFaults(`body.categories.${at}.weightsBp`, weightsBp),
      ...(first < at
        ? [
            {
              path: `body.categories.${at}.cpvPrefix`,
              message: `is there twice, as category ${first} too`,
            },
          ]
        : []),
    ];
  });
}

/** Thresholds rise from approval over conditions to refusal, and the band holds the first. */
function bandFaults(body: RiskPolicyBody): FieldIssue[] {
  const { approveUpToBp, conditionUpToBp, refuseAboveBp, approveBandBp: band } = body;
  const wrong: [boolean, string, string][] = [
    [
      approveUpToBp > conditionUpToBp,
      'body.conditionUpToBp',
      `lies below approveUpToBp (${approveUpToBp} bp): the bands cross`,
    ],
    [
      conditionUpToBp > refuseAboveBp,
      'body.refuseAboveBp',
      `lies below conditionUpToBp (${conditionUpToBp} bp): the bands cross`,
    ],
    [band.min > band.max, 'body.approveBandBp', `min ${band.min} is above max ${band.max}`],
    [
      band.max > refuseAboveBp,
      'body.approveBandBp.max',
      `reaches above refuseAboveBp (${refuseAboveBp} bp)`,
    ],
    [
      approveUpToBp < band.min || approveUpToBp > band.max,
      'body.approveUpToBp',
      `lies outside approveBandBp (${band.min} to ${band.max} bp)`,
    ],
  ];
  return wrong.flatMap(([isWrong, path, message]) => (isWrong ? [{ path, message }] : []));
}

/** Standings begin at 0 and each above the one before, so that every score has exactly one. */
function scorecardFaults({ weightsBp, standings }: ScorecardRules): FieldIssue[] {
  const path = 'body.scorecard.standings';
  const names = standings.map((it) => it.name.toLowerCase());
  return [
    ...sumFaults('body.scorecard.weightsBp', Object.values(weightsBp)),
    ...(standings[0]?.fromBp === 0
      ? []
      : [{ path: `${path}.0.fromBp`, message: 'the lowest standing begins at 0' }]),
    ...standings.flatMap(({ fromBp }, at) =>
      at > 0 && fromBp <= (standings[at - 1]?.fromBp ?? 0)
        ? [{ path: `${path}.${at}.fromBp`, message: 'does not lie above the standing before' }]
        : [],
    ),
    ...names.flatMap((name, at) =>
      names.indexOf(name) < at ? [{ path: `${path}.${at}.name`, message: 'is there twice' }] : [],
    ),
  ];
}
