import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { OrderBook } from '#ports/order-book.ts';
import type { CaseLog } from '#ports/case-log.ts';
import type { PostOffice } from '#ports/post-office.ts';
import type { Screening } from '#ports/screening.ts';
import type { SourcingMemory } from '#ports/sourcing-memory.ts';
import type { LearningMemory } from '#ports/learning-memory.ts';
import type { SupplierDirectory } from '#ports/supplier-directory.ts';
import type { SimulatedSuppliers } from '#ports/simulated-suppliers.ts';
import type { SupplierSessions } from '#ports/supplier-sessions.ts';
import type { Tracer } from '#ports/tracer.ts';
import { createAssessSuppliers } from './compliance/assess-suppliers.ts';
import { createAdviseNegotiation } from './negotiation/advise-negotiation.ts';
import { createConfirmAward } from './negotiation/confirm-award.ts';
import { createExchangeOffers } from './negotiation/exchange-offers.ts';
import {
  createAskSuppliers,
  createOpenQuotes,
  createTendSessions,
} from './negotiation/real-suppliers.ts';
import { createLoadBody } from './post/load-body.ts';
import { createPost } from './post/post.ts';
import { createTendOrder } from './order/tend-order.ts';
import { createSearchSuppliers } from './sourcing/search-suppliers.ts';
import { createDescribePeer } from './supervisor/describe-peer.ts';

export type ActivityDependencies = {
  log: CaseLog;
  office: PostOffice;
  tracer: Tracer;
  answers: AnswerStore;
  directory: SupplierDirectory;
  screening: Screening;
  memory: LearningMemory;
  sourcing: SourcingMemory;
  suppliers: SimulatedSuppliers;
  sessions: SupplierSessions;
  orders: OrderBook;
};

type AgentActivities = {
  [N in keyof ActivityInputs]: (order: Order<ActivityInputs[N]>) => Promise<ActivityResults[N]>;
};

/** Every activity that agents order, joined to what it needs, each in a span of its case's trace. */
export function createActivities(needs: ActivityDependencies) {
  const traced = inSpans(needs.tracer);
  const agentActivities: AgentActivities = {
    searchSuppliers: traced('searchSuppliers', createSearchSuppliers(needs)),
    assessSuppliers: traced('assessSuppliers', createAssessSuppliers(needs)),
    exchangeOffers: traced('exchangeOffers', createExchangeOffers(needs)),
    confirmAward: traced('confirmAward', createConfirmAward(needs)),
    askSuppliers: traced('askSuppliers', createAskSuppliers(needs)),
    tendSessions: traced('tendSessions', createTendSessions(needs)),
    openQuotes: traced('openQuotes', createOpenQuotes(needs)),
    adviseNegotiation: traced('adviseNegotiation', createAdviseNegotiation(needs)),
    describePeer: traced('describePeer', createDescribePeer(needs)),
  };
  return {
    ...agentActivities,
    post: createPost(needs),
    loadBody: createLoadBody(needs),
    tendOrder: createTendOrder(needs),
  };
}

function inSpans(tracer: Tracer) {
  return <Input, Result>(name: string, run: (order: Order<Input>) => Promise<Result>) =>
    (order: Order<Input>): Promise<Result> => {
      const attributes = {
        'parley.tenant': order.tenantId,
        'parley.case': order.caseId,
        'parley.agent': order.key.split('/')[0] ?? '',
        'parley.key': order.key,
      };
      return tracer.inSpan(name, { traceparent: order.traceparent, attributes }, () => run(order));
    };
}
