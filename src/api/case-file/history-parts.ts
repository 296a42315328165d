import type { ApprovalView } from '#contracts/approvals.ts';
import type { Comparison } from '#contracts/comparison.ts';
import { showMoney } from '#domain/money.ts';
import type { DecisionView, OfferView } from '#memory/case-history.ts';
import type { Markup } from '../document/markup.ts';
import { html, quoted, section, table } from '../document/markup.ts';
import { supplierName } from './comparison-part.ts';
import { moment } from './moment.ts';

const none = html`<p class="quiet">None.</p>`;

export const approvalsPart = (approvals: readonly ApprovalView[]): Markup =>
  section(
    'approvals',
    'Approvals',
    approvals.length === 0
      ? none
      : table(
          ['Asked (UTC)', 'Question', 'Status', 'By', 'Comment'],
          approvals.map((it) => [
            moment(it.requestedAtMs),
            it.question,
            it.status,
            it.decidedBy ?? '',
            quoted(it.comment ?? ''),
          ]),
        ),
  );

/** Without what our side thought of them; suppliers' words are told apart from ours. */
export const offersPart = (offers: readonly OfferView[], comparison: Comparison): Markup =>
  section(
    'offers',
    'Offers',
    offers.length === 0
      ? none
      : table(
          ['At (UTC)', 'Supplier', 'Round', 'By', 'Move', 'Total', 'Delivery', 'Words'],
          offers.map((it) => [
            moment(it.atMs),
            supplierName(comparison, it.supplierId),
            it.round,
            it.actor,
            it.move.replaceAll('_', ' '),
            showMoney(it.totalMinor, comparison.currency),
            `${it.terms.leadTimeDays} days`,
            quoted(it.text),
          ]),
        ),
  );

export const decisionsPart = (decisions: readonly DecisionView[], withReasons: boolean): Markup =>
  section(
    'decisions',
    'Decisions',
    decisions.length === 0
      ? none
      : table(
          ['At (UTC)', 'Agent', 'Question', 'Chosen', ...(withReasons ? ['Because'] : [])],
          decisions.map((it) => [
            moment(it.atMs),
            it.agent,
            it.question,
            it.chosen,
            ...(withReasons
              ? [it.because.map((one) => `${one.rule}: ${one.value}`).join('; ')]
              : []),
          ]),
        ),
  );
