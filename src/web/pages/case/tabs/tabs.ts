import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';
import { loadPart } from '../../../app/load-part.ts';
import type { CaseDetail } from '../../../client/types.ts';

export type TabProps = { detail: CaseDetail };
export const TAB_NAMES = [
  'conversation',
  'offers',
  'compare',
  'risk',
  'decisions',
  'approvals',
  'trace',
  'order',
] as const;
export type TabName = (typeof TAB_NAMES)[number];
type Tab = { title: string; Panel: LazyExoticComponent<ComponentType<TabProps>> };

/** What a case shows, one tab each; the code of a tab comes when it is opened. */
export const tabs: Readonly<Record<TabName, Tab>> = {
  conversation: {
    title: 'Conversation',
    Panel: lazy(async () => ({
      default: (await loadPart(() => import('../conversation/conversation-tab.tsx')))
        .ConversationTab,
    })),
  },
  offers: {
    title: 'Offers',
    Panel: lazy(async () => ({
      default: (await loadPart(() => import('../offers/offers-tab.tsx'))).OffersTab,
    })),
  },
  compare: {
    title: 'Compare',
    Panel: lazy(async () => ({
      default: (await loadPart(() => import('../compare/compare-tab.tsx'))).CompareTab,
    })),
  },
  risk: {
    title: 'Risk',
    Panel: lazy(async () => ({
      default: (await loadPart(() => import('../risk/risk-tab.tsx'))).RiskTab,
    })),
  },
  decisions: {
    title: 'Decisions',
    Panel: lazy(async () => ({
      default: (await loadPart(() => import('../decisions/decisions-tab.tsx'))).DecisionsTab,
    })),
  },
  approvals: {
    title: 'Approvals',
    Panel: lazy(async () => ({
      default: (await loadPart(() => import('../approvals/approvals-tab.tsx'))).ApprovalsTab,
    })),
  },
  trace: {
    title: 'Trace',
    Panel: lazy(async () => ({
      default: (await loadPart(() => import('../trace/trace-tab.tsx'))).TraceTab,
    })),
  },
  order: {
    title: 'Order',
    Panel: lazy(async () => ({
      default: (await loadPart(() => import('../order/order-tab.tsx'))).OrderTab,
    })),
  },
};
