import type { Comparison } from '#contracts/comparison.ts';
import { showMoney } from '#domain/money.ts';
import type { CaseView } from '#memory/cases.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from '../desk.ts';
import { documentPage } from '../document/document.ts';
import type { Markup, Shown } from '../document/markup.ts';
import { facts, html, list, section, table } from '../document/markup.ts';
import { hideLimits } from '../hide-limits.ts';
import { maySeeLimits } from '../roles.ts';
import { requireCase } from '../routes/case-params.ts';
import { comparisonFor } from '../routes/comparison.ts';
import { comparisonPart, waysPart } from './comparison-part.ts';
import { approvalsPart, decisionsPart, offersPart } from './history-parts.ts';
import { moment } from './moment.ts';

/** Of a case; more would fill a book that nobody prints. */
const DECISIONS_MAX = 1_000;
const APPROVALS_MAX = 200;

const PARTS = [
  ['lines', 'Lines'],
  ['comparison', 'Comparison'],
  ['ways', 'Ways to award'],
  ['approvals', 'Approvals'],
  ['offers', 'Offers'],
  ['decisions', 'Decisions'],
] as const;

/**
 * A case as one page that needs nothing else, for printing; all words of people and suppliers are
 * escaped. Reasons of decisions are only for who may see limits, because they name them; other words
 * of ours come without them to who may not.
 * @throws ParleyError PROCUREMENT_UNKNOWN
 */
export async function caseFilePage(desk: Desk, holder: KeyHolder, caseId: string): Promise<string> {
  const { tenantId, role } = holder;
  const limitsShown = maySeeLimits.includes(role);
  const shown = <T>(it: T): T => (limitsShown ? it : (hideLimits(it) as T));
  const its = await requireCase(desk, holder, caseId);
  const wish = { cursor: null, limit: APPROVALS_MAX };
  const [comparison, offers, decisions, approvals, opener] = await Promise.all([
    comparisonFor(desk, holder, caseId, { scenario: 'as_agreed' }),
    desk.store.offersOf(tenantId, caseId),
    desk.store.decisionsOf(tenantId, caseId, { limit: DECISIONS_MAX }),
    desk.store.listApprovals(tenantId, { caseId }, wish),
    desk.store.keyPerson(tenantId, its.openedBy),
  ]);
  return documentPage({
    title: `${its.title} (${caseId})`,
    head: headOf(shown(its), opener?.name ?? its.openedBy),
    parts: PARTS,
    body: [
      linesPart(comparison),
      comparisonPart(comparison),
      waysPart(comparison),
      approvalsPart(shown(approvals.items)),
      offersPart(offers, comparison),
      decisionsPart(shown(decisions), limitsShown),
    ],
    data: { id: 'comparison', value: comparison },
  });
}

function headOf(its: CaseView, openedBy: string): Markup {
  const { award, summary, currency } = its;
  const closed = its.closedAtMs === null ? '' : `, closed ${moment(its.closedAtMs)} UTC`;
  return html`<header>
    <p class="quiet">Procurement case</p>
    <h1>${its.title}</h1>
    ${facts([
      ['Case', its.caseId],
      ['Requested by', openedBy],
      ['Opened', `${moment(its.openedAtMs)} UTC`],
      ['Stands', `${its.sentence}${closed}`],
      ['Budget', showMoney(its.budgetMinor, currency)],
      ['Needed by', `${its.needBy}, urgency ${its.urgency}`],
      ['Award', awardWords(award)],
      ['This document', `made ${moment(Date.now())} UTC, all times in it are UTC`],
    ])}
    ${
      summary === null
        ? null
        : html`<h3>In short</h3>
            ${list(summary)}`
    }
  </header>`;
}

function awardWords(award: CaseView['award']): Shown {
  if (award === null) return 'none';
  const { proposal, approvedBy, awardedAtMs } = award;
  const total = showMoney(proposal.totalMinor, proposal.currency);
  return `${total}, approved by ${approvedBy}, awarded ${moment(awardedAtMs)} UTC`;
}

const linesPart = ({ lines }: Comparison): Markup =>
  section(
    'lines',
    'Lines',
    table(
      ['Line', 'Description', 'Item', 'Quantity', 'Unit', 'Quotes'],
      lines.map((it) => [
        it.lineNo,
        it.description,
        it.itemId ?? 'in words',
        it.quantity,
        it.unitCode,
        it.quotesCount,
      ]),
    ),
  );
