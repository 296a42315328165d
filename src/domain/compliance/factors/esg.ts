import { clampBp } from '../../basis-points.ts';
import { daysUntil } from '../../days.ts';
import { holds } from '../papers.ts';
import type { Factor } from './factor.ts';

/** Older ratings say nothing any more; raters renew theirs every year. */
const RATING_DAYS_MAX = 730;
const SCORE_MAX = 100;
/** Management systems for environment, people at work and buying; evidence, not a rating. */
const STANDARDS = ['ISO 14001', 'ISO 45001', 'SA8000', 'ISO 20400'];
const STANDARD_BONUS_BP = 500;

/** A rating of environment, people and ethics from 0 to 100; certificates take a little off. */
export const esg: Factor = {
  weightBp: 500,
  condition: 'send a sustainability rating of the last two years within 30 days',
  find({ esg: { score, ratedOn }, certificates }, { nowMs }) {
    const held = STANDARDS.filter((name) =>
      certificates.some((it) => it.name.toUpperCase().startsWith(name) && holds(it, nowMs)),
    );
    const standards = `holds ${held.length === 0 ? 'none' : held.join(', ')} of ${STANDARDS.join(', ')}`;
    const ageDays = ratedOn === null ? null : -daysUntil(ratedOn, nowMs);
    if (score === null || ageDays === null || ageDays > RATING_DAYS_MAX) {
      const why =
        score === null ? 'no rating' : `rating of ${ratedOn ?? 'no known day'} is too old`;
      return { riskBp: null, coverageBp: 0, evidence: [why, standards] };
    }
    const ratedBp = 10_000 - (Math.min(SCORE_MAX, score) * 10_000) / SCORE_MAX;
    return {
      riskBp: clampBp(ratedBp - held.length * STANDARD_BONUS_BP),
      coverageBp: 10_000,
      evidence: [`rated ${score} of ${SCORE_MAX} on ${ratedOn}`, standards],
    };
  },
};
