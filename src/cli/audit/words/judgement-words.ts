import { showMoney, showPercent } from '#domain/money.ts';
import { facts, html, list } from '#api/document/markup.ts';
import type { Markup } from '#api/document/markup.ts';
import { supplierName, whoIs } from '../names.ts';
import { count, moment, riskWords, verdictWords } from '../plain-words.ts';
import type { Saying, ToldRows } from './told.ts';

export const decisionWords = (it: ToldRows['decisions']): Markup =>
  html` <p>${it.question} → <strong>${verdictWords(it.chosen)}</strong></p>
    ${because(it.because.map(({ rule, value }) => `${rule}: ${value}`))}
    ${considered(it.alternatives)}
    <p class="quiet">Confidence ${showPercent(it.confidence_bp)}, rules ${it.policy_version}.</p>`;

function considered(others: ToldRows['decisions']['alternatives']): Markup | null {
  if (others.length === 0) return null;
  const shown = others.map(({ option, because: why, scoreBp }) => {
    const score = scoreBp === null ? '' : `, score ${showPercent(scoreBp)}`;
    return `${option}${score}: ${why}`;
  });
  return html`<p>Considered beside it</p>
    ${list(shown)}`;
}

const because = (reasons: readonly string[]): Markup | null =>
  reasons.length === 0
    ? null
    : html`<p>Because</p>
        ${list(reasons)}`;

/** Its grounds by factor stand with the supplier. */
export function clearanceWords(it: ToldRows['clearances'], { names }: Saying): Markup {
  const name = it.assessment.supplierName ?? supplierName(it.supplier_id, names);
  const until = moment(Date.parse(it.valid_until));
  return html` <p>
      <a href="#supplier-${it.supplier_id}">${name}</a> is
      <strong>${verdictWords(it.verdict)}</strong>: risk ${riskWords(it.risk_bp)}, decided by
      ${whoIs(it.decided_by, names)}, valid until ${until} UTC.
    </p>
    ${
      it.conditions.length === 0
        ? null
        : html`<p>On these conditions</p>
            ${list(it.conditions)}`
    }
    ${because(it.because.slice(0, 1))}`;
}

export function mandateWords(it: ToldRows['mandates'], { names }: Saying): Markup {
  const { body } = it;
  const { currency } = body;
  const prices = body.lines.map(
    (line) =>
      `Line ${line.lineNo}, ${line.quantity} units: target ` +
      `${showMoney(line.targetUnitPriceMinor, currency)} each, walk away above ` +
      `${showMoney(line.walkAwayUnitPriceMinor, currency)} each`,
  );
  return html` <p>
      Mandate ${it.version} for <strong>${supplierName(it.supplier_id, names)}</strong>
    </p>
    ${list(prices)}
    ${facts([
      ['Delivery', `in ${count(body.leadTimeDaysMax, 'day')} at the latest`],
      ['Payment', `after ${count(body.paymentDaysMin, 'day')} at the earliest`],
      ['Warranty', `${count(body.warrantyMonthsMin, 'month')} at least`],
      ['Prepayment', `${showPercent(body.prepaymentBpMax)} at most`],
      ['Delivery terms', body.incoterms.join(', ')],
      ['Rounds', `${body.roundsMax} at most, until ${moment(body.deadlineMs)} UTC`],
    ])}`;
}

export function awardWords(it: ToldRows['awards'], { names }: Saying): Markup {
  const { proposal, currency } = it;
  const { savings } = proposal;
  const who = [...new Set(proposal.lines.map((line) => line.supplierName))].join(' and ');
  return html` <p>
      Awarded to <strong>${who}</strong> for
      <strong>${showMoney(it.total_minor, currency)}</strong>, approved by
      ${whoIs(it.approved_by, names)}.
    </p>
    <p>
      Held against ${showMoney(savings.baselineMinor, currency)} (${baselines[savings.method]},
      ${count(savings.sampleSize, 'price')}): ${showMoney(savings.savedMinor, currency)} saved.
    </p>
    ${because(proposal.because)}`;
}

const baselines: Readonly<Record<ToldRows['awards']['proposal']['savings']['method'], string>> = {
  past_median: 'the median of past prices',
  mean_of_quotes: 'the mean of the first quotes',
};

export const awardLineWords = (it: ToldRows['award_lines'], { names }: Saying): Markup =>
  html` <p>
    Line ${it.line_no}: ${it.quantity} × ${it.item_id} from ${supplierName(it.supplier_id, names)}
    at ${showMoney(it.unit_price_minor, it.currency)} each, in ${count(it.lead_time_days, 'day')}
  </p>`;

/** A person's word on a resemblance to a listed party. */
export function hitDecisionWords(it: ToldRows['screening_decisions'], { names }: Saying): Markup {
  const { found } = it;
  const until = it.valid_until === null ? '' : `, until ${it.valid_until}`;
  const verdict = it.kind === 'cleared' ? 'is not' : 'is';
  const scope = it.scope === 'name' ? ', and so for every supplier of this name' : '';
  return html`<p>
    ${supplierName(it.supplier_id, names)}
    <strong>${verdict}</strong> ${found.listedName ?? 'the party'} of
    ${found.listTitle ?? it.list_id}${scope}${until}: “${it.reason}”
  </p>`;
}

export const riskPolicyWords = (it: ToldRows['risk_policies']): Markup =>
  html` <p>
    Risk policy ${it.version} <strong>${it.status}</strong>, in force from
    ${moment(Date.parse(it.effective_from))} UTC; drafted by ${it.drafted_by_name}, approved by
    ${it.approved_by_name ?? 'nobody yet'}: “${it.note}”
  </p>`;
