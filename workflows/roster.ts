import type { Topic } from '#contracts/messages.ts';
import type { AgentRole } from '#contracts/roles.ts';
import type { Directory } from '#kit/directory.ts';

/** Each role is a workflow type and a task queue of the same name. */
export const directory: Directory<AgentRole> = {
  supervisor: { workflowType: 'supervisor', taskQueue: 'supervisor' },
  sourcing: { workflowType: 'sourcing', taskQueue: 'sourcing' },
  compliance: { workflowType: 'compliance', taskQueue: 'compliance' },
  negotiation: { workflowType: 'negotiation', taskQueue: 'negotiation' },
};

/** What each role has a handler for; anything else sent to it becomes a dead letter. */
export const topicsOf: Readonly<Record<AgentRole, readonly Topic[]>> = {
  supervisor: [
    'procurement.open',
    'sourcing.report',
    'sourcing.shortage',
    'compliance.review',
    'compliance.adjusted',
    'compliance.stopped',
    'compliance.lifted',
    'negotiation.outcome',
    'negotiation.retrying',
    'negotiation.confirmed',
    'negotiation.waiting',
    'negotiation.outside_mandate',
    'agent.peer_silent',
    'agent.reminder',
    'agent.error',
    'approval.decided',
    'command.pause',
    'command.resume',
    'command.abort',
    'command.inject',
    'command.modify',
  ],
  sourcing: [
    'sourcing.find',
    'sourcing.alternatives',
    'compliance.report',
    'supplier.changed',
    'case.modified',
    'agent.reminder',
    'agent.error',
    'command.inject',
  ],
  compliance: [
    'compliance.clear',
    'compliance.adjust',
    'compliance.term',
    'compliance.reviewed',
    'supplier.changed',
    'sourcing.alternatives_report',
    'case.modified',
    'agent.reminder',
    'agent.error',
    'command.inject',
  ],
  negotiation: [
    'negotiation.cleared',
    'negotiation.retry',
    'negotiation.confirm',
    'compliance.term_verdict',
    'compliance.stopped',
    'sourcing.alternatives_report',
    'supplier.answer',
    'case.modified',
    'agent.reminder',
    'agent.error',
    'command.inject',
  ],
};
