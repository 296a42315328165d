import type { Assessment } from '#contracts/supplier.ts';
import { showPercent } from '#domain/money.ts';
import type { CaseFile } from '#memory/audit/case-file.ts';
import type { CaseSupplier, HeldClearance } from '#memory/audit/case-suppliers.ts';
import { eventAbout, eventLink } from './event-links.ts';
import { facts, html, list, section, table } from '#api/document/markup.ts';
import type { Markup, Shown } from '#api/document/markup.ts';
import { whoIs } from './names.ts';
import type { Names } from './names.ts';
import { capitalised, moment, riskWords, spaced, verdictWords } from './plain-words.ts';
import { screeningOf } from './screening.ts';

/** What each supplier's standing rested on. */
export const suppliersOf = (file: CaseFile, names: Names): Markup =>
  section(
    'suppliers',
    'Suppliers',
    file.suppliers.length === 0
      ? html`<p>No supplier was looked at.</p>`
      : file.suppliers.map((it) => supplierPart(it, file, names)),
  );

function supplierPart(supplier: CaseSupplier, file: CaseFile, names: Names): Markup {
  const { supplierId, supplierName, clearances } = supplier;
  const [reliedOn, ...earlier] = clearances;
  return html`<article id="supplier-${supplierId}">
    <h3>${supplierName}</h3>
    ${facts([
      ['Known as', supplierId],
      ['In this case', fate(supplier, file)],
      ...(reliedOn === undefined
        ? [['Clearance', 'none was given or relied on'] as const]
        : clearanceFacts(reliedOn, file, names)),
    ])}
    ${reliedOn === undefined ? null : grounds(reliedOn, supplier, file)}
    ${
      earlier.length === 0
        ? null
        : html`<h4>Clearances before that one</h4>
            ${list(earlier.map((it) => clearanceLine(it, file, names)))}`
    }
  </article>`;
}

function fate({ supplierId }: CaseSupplier, { case: its, offers }: CaseFile): string {
  const isAwarded = its.award?.proposal.lines.some((it) => it.supplierId === supplierId) === true;
  if (isAwarded) return 'awarded';
  return offers.some((it) => it.supplierId === supplierId) ? 'asked, not awarded' : 'not asked';
}

const clearanceFacts = (
  it: HeldClearance,
  file: CaseFile,
  names: Names,
): (readonly [string, Shown])[] => [
  ['Clearance relied on', clearanceLine(it, file, names)],
  ['Risk', risk(it.assessment)],
  ['Conditions', it.conditions.length === 0 ? 'none' : list(it.conditions)],
  ...flagsOf(it.assessment),
];

const flagsOf = ({ hardStops, reviewReasons = [] }: Assessment): (readonly [string, Shown])[] => [
  ...(hardStops.length === 0 ? [] : [['Forbidden because', list(hardStops)] as const]),
  ...(reviewReasons.length === 0 ? [] : [['A person had to look', list(reviewReasons)] as const]),
];

/** Its event tells when it was kept; an agent decides by the time at which its turn began. */
function clearanceLine(it: HeldClearance, file: CaseFile, names: Names): Markup {
  const event = eventAbout(file, 'clearances', { id: it.id });
  const whence =
    it.caseId === file.audit.caseId
      ? 'of this case'
      : `of the earlier case “${it.caseTitle}” ${it.caseId}`;
  return html`<strong>${verdictWords(it.verdict)}</strong> ${moment(event?.atMs ?? it.decidedAtMs)}
    UTC by ${whoIs(it.decidedBy, names)}, ${whence}, ${eventLink(event)}, valid until
    ${moment(it.validUntilMs)} UTC`;
}

function risk({ riskBp, riskUpToBp, coverageBp, confidenceBp }: Assessment): string {
  const worst =
    riskUpToBp === undefined || riskUpToBp === riskBp
      ? ''
      : `, ${riskWords(riskUpToBp)} if all that is unknown were bad`;
  const known = `${showPercent(coverageBp)} of what counts is known`;
  return `${riskWords(riskBp)}${worst}; ${known}; confidence ${showPercent(confidenceBp)}`;
}

function grounds({ assessment }: HeldClearance, supplier: CaseSupplier, file: CaseFile): Markup {
  return html`<h4>Risk by factor</h4>
    ${
      assessment.factors.length === 0
        ? html`<p>No factor was recorded.</p>`
        : table(
            ['Factor', 'Risk', 'Weight', 'Known', 'Evidence'],
            assessment.factors.map((it) => [
              it.name === 'esg' ? 'ESG' : capitalised(spaced(it.name)),
              html`<span class="sum">${riskWords(it.riskBp)}</span>`,
              showPercent(it.weightBp),
              showPercent(it.coverageBp),
              it.evidence.join('; '),
            ]),
          )
    }
    <h4>Screening that it rested on</h4>
    ${screeningOf(assessment, supplier, file)}`;
}
