import type { ComponentType } from 'react';
import { lazyPart } from '../../../app/load-part.ts';
import type { CaseDetail } from '../../../client/types.ts';

export type TabProps = { detail: CaseDetail };

/** What a case shows, one tab each; the code of a tab comes when it is opened. */
export const tabs = {
  conversation: {
    title: 'Conversation',
    Panel: lazyPart(() => import('../conversation/conversation-tab.tsx'), 'ConversationTab'),
  },
  offers: {
    title: 'Offers',
    Panel: lazyPart(() => import('../offers/offers-tab.tsx'), 'OffersTab'),
  },
  compare: {
    title: 'Compare',
    Panel: lazyPart(() => import('../compare/compare-tab.tsx'), 'CompareTab'),
  },
  risk: {
    title: 'Risk',
    Panel: lazyPart(() => import('../risk/risk-tab.tsx'), 'RiskTab'),
  },
  decisions: {
    title: 'Decisions',
    Panel: lazyPart(() => import('../decisions/decisions-tab.tsx'), 'DecisionsTab'),
  },
  approvals: {
    title: 'Approvals',
    Panel: lazyPart(() => import('../approvals/approvals-tab.tsx'), 'ApprovalsTab'),
  },
  trace: {
    title: 'Trace',
    Panel: lazyPart(() => import('../trace/trace-tab.tsx'), 'TraceTab'),
  },
  order: {
    title: 'Order',
    Panel: lazyPart(() => import('../order/order-tab.tsx'), 'OrderTab'),
  },
} satisfies Record<string, { title: string; Panel: ComponentType<TabProps> }>;

export type TabName = keyof typeof tabs;
