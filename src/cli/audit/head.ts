import { showMoney } from '#domain/money.ts';
import type { CaseFile } from '#memory/audit/case-file.ts';
import { facts, html, list } from '#api/document/markup.ts';
import type { Markup, Shown } from '#api/document/markup.ts';
import { whoIs } from './names.ts';
import type { Names } from './names.ts';
import { moment, spaced } from './plain-words.ts';

/** What it was about, what came of it, and how to check that nothing was changed since. */
export function headOf(file: CaseFile, names: Names): Markup {
  const { audit, case: its } = file;
  const { requisition } = its.brief;
  return html`<header>
    <p class="quiet">Audit of a procurement case</p>
    <h1>${its.title}</h1>
    ${facts([
      ['Case', `${audit.caseId} of ${audit.tenantId}`],
      ['Requested by', whoIs(requisition.requestedBy, names)],
      ['Opened', `${moment(its.openedAtMs)} UTC by ${whoIs(its.openedBy, names)}`],
      ['Budget', showMoney(its.budgetMinor, its.currency)],
      ['Currency', its.currency],
      ['Needed by', its.needBy],
      ['Outcome', outcome(file)],
      ['Award', award(file, names)],
      ['Rules', rules(file)],
      ['Head of the trail', html`<code>${audit.head.sequence}:${audit.head.hash}</code>`],
      ['This document', `made ${moment(audit.madeAtMs)} UTC, all times in it are UTC`],
    ])}
    ${
      its.summary === null
        ? null
        : html`<h3>In short</h3>
            ${list(its.summary)}`
    }
    <h3>What does not hold</h3>
    ${faults(file)}
    <h3>How to verify</h3>
    ${verification(file)}
  </header>`;
}

function outcome({ case: its }: CaseFile): string {
  if (its.outcome === null) return `still open (${spaced(its.stage)})`;
  const closed = its.closedAtMs === null ? '' : `, closed ${moment(its.closedAtMs)} UTC`;
  return `${spaced(its.outcome)}${closed}`;
}

function award({ case: its }: CaseFile, names: Names): Shown {
  if (its.award === null) return 'none';
  const { proposal, approvedBy, awardedAtMs } = its.award;
  const bySupplier = [...Map.groupBy(proposal.lines, (it) => it.supplierName)];
  const winners = bySupplier.map(([name, lines]) => {
    const totalMinor = lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
    return `${name}: ${showMoney(totalMinor, proposal.currency)}`;
  });
  return html`${list(winners)}In all ${showMoney(proposal.totalMinor, proposal.currency)}, approved
  by ${whoIs(approvedBy, names)}, awarded ${moment(awardedAtMs)} UTC`;
}

/** Each version leads to what it says, in this document. */
function rules({ audit, riskPolicy }: CaseFile): Shown {
  const versions = audit.policyVersions.length === 0 ? ['none named'] : audit.policyVersions;
  return html`<a href="#rules">Policy ${versions.join(', ')}</a>;
    ${
      riskPolicy === null
        ? html`<a href="#rules">risk limits of that policy</a>`
        : html`<a href="#risk-policy">risk policy ${riskPolicy.version}</a>`
    }`;
}

function faults({ audit, restsOn }: CaseFile): Markup {
  const wrong = [...restsOn, ...audit.events].filter(
    (it) => !it.hashHolds || it.row === 'changed' || it.row === 'gone',
  );
  if (wrong.length === 0) {
    return html`<p>
      Nothing: each of the ${audit.events.length} events of this case has the hash that its text
      gives, and every record it tells of says what it said then.
    </p>`;
  }
  const links = wrong.map(
    (it) => html`<a href="#event-${it.sequence}">Event ${it.sequence}</a>: ${it.action}`,
  );
  return html`<div class="bad">
    <p>These are not what was told at the time:</p>
    ${list(links)}
  </div>`;
}

function verification({ audit }: CaseFile): Markup {
  const { tenantId, head } = audit;
  const noted = `${head.sequence}:${head.hash}`;
  return html`<p>
    Every event of the trail is chained to the one before by a SHA-256 hash. When this document was
    made, the whole trail of ${tenantId} reached event ${head.sequence}; its head was
    <code>${noted}</code>. On the installation that holds the case, run
    <code>npm run audit:verify -- --tenant ${tenantId} --head ${noted}</code>: it hashes the whole
    trail anew, holds every record against what the trail tells of it, and says whether this head is
    still in it. A head that somebody else noted earlier can be given in its place. The
    <a href="#chain">appendix</a> has the hash of each event and how one is worked out by hand. Risk
    runs from 0 to 100, the worst; “bp” in recorded texts is a hundredth of such a point or of a per
    cent.
  </p>`;
}
