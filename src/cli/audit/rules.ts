import type { CaseFile } from '#memory/audit/case-file.ts';
import { facts, html, section } from '#api/document/markup.ts';
import type { Markup } from '#api/document/markup.ts';
import { flattened, moment } from './plain-words.ts';

/** What the policy and the risk policy said that the case was kept to. */
export function rulesOf({ case: its, riskPolicy }: CaseFile): Markup {
  const { version, ...policy } = its.brief.policy;
  return section(
    'rules',
    'The rules that the case was kept to',
    html`<p>Policy ${version}, fixed for this case when it was opened.</p>`,
    facts(flattened(policy, its.currency)),
    riskPolicy === null
      ? html`<p>No risk policy was in force; the limits on risk are those of the policy.</p>`
      : html`<h3 id="risk-policy">Risk policy ${riskPolicy.version}</h3>
          <p>
            In force from ${moment(riskPolicy.effectiveFromMs)} UTC, drafted by
            ${riskPolicy.draftedByName}, approved by ${riskPolicy.approvedByName ?? 'nobody'}. Note:
            “${riskPolicy.note}”
          </p>
          ${facts(flattened(riskPolicy.body, its.currency))}`,
  );
}
