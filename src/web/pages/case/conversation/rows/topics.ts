import type { Topic } from '#contracts/messages.ts';

/** What a message is about, in plain words; a verb where the sender wants something. */
const words: Readonly<Record<Topic, string>> = {
  'procurement.open': 'new request',
  'sourcing.find': 'find suppliers',
  'sourcing.report': 'shortlist',
  'sourcing.shortage': 'too few suppliers',
  'sourcing.alternatives': 'find alternatives',
  'sourcing.alternatives_report': 'alternatives',
  'compliance.clear': 'clear these suppliers',
  'compliance.report': 'verdicts',
  'compliance.review': 'a person must look',
  'compliance.reviewed': 'review decided',
  'compliance.adjust': 'move the risk threshold',
  'compliance.adjusted': 'threshold moved',
  'compliance.term': 'is this term allowed',
  'compliance.term_verdict': 'verdict on the term',
  'supplier.changed': 'supplier data changed',
  'compliance.stopped': 'supplier stopped',
  'compliance.lifted': 'stop lifted',
  'negotiation.cleared': 'cleared, negotiate',
  'negotiation.retry': 'try another approach',
  'negotiation.retrying': 'answer to the new approach',
  'negotiation.outcome': 'result of the talks',
  'negotiation.outside_mandate': 'outside the mandate',
  'negotiation.confirm': 'do the winners confirm',
  'negotiation.confirmed': 'confirmation',
  'negotiation.waiting': 'waits for suppliers',
  'supplier.answer': 'answer of a supplier',
  'agent.reminder': 'reminder',
  'agent.peer_silent': 'a peer is silent',
  'agent.error': 'something failed',
  'case.modified': 'request changed',
  'case.closed': 'case closed',
  'approval.decided': 'decision of a person',
  'command.pause': 'pause',
  'command.resume': 'resume',
  'command.abort': 'abort',
  'command.inject': 'word from a person',
  'command.modify': 'change the request',
};

/** A topic in words; one that is not known yet is shown with its own name. */
export const topicWords = (topic: string): string =>
  (words as Readonly<Record<string, string>>)[topic] ?? topic.replaceAll(/[._]/g, ' ');
