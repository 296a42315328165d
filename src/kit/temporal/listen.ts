import {
  ApplicationFailure,
  defineQuery,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setHandler,
} from '@temporalio/workflow';
import type { AgentIdentity } from '../directory.ts';
import type { Envelope } from '../envelope.ts';
import { envelopeFault } from '../envelope.ts';
import { bury, receive } from '../mailbox.ts';
import type { Carried } from './carried.ts';
import type { AgentOptions } from './options.ts';

/** The one signal of every agent. */
export const messageSignal = defineSignal<[unknown]>('message.v1');
/** A person's command; answered once it is accepted, refused by the validator with a reason. */
export const commandUpdate = defineUpdate<{ accepted: true }, [Envelope]>('command.v1');
export const stateQuery = defineQuery<unknown>('state');
export const decisionsQuery = defineQuery<unknown>('decisions');
export const inboxQuery = defineQuery<unknown>('inbox');
export const statusQuery = defineQuery<AgentStatus>('status');

/** What an agent says of itself, for people. */
export type AgentStatus = {
  role: string;
  stage: string;
  details: string;
  paused: boolean;
  inboxCount: number;
  handledCount: number;
  owed: { requestId: string; from: string; topic: string }[];
  awaiting: { requestId: string; to: string; topic: string }[];
};

/** Registers all handlers before the first await; they only put things into the inbox. */
export function listen<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  options: AgentOptions,
): void {
  const take = (arrival: unknown) => {
    carried.mailbox = receive(carried.mailbox, arrival, Date.now());
  };
  setHandler(messageSignal, take, { description: 'A message from a peer or a person.' });
  setHandler(
    commandUpdate,
    (envelope) => {
      take(envelope);
      return { accepted: true };
    },
    {
      description: 'A command from a person.',
      validator: (envelope) => {
        refuseWrongCommand(identity, carried, options, envelope);
      },
    },
  );
  setDefaultSignalHandler((name, ...args) => {
    carried.mailbox = bury(
      carried.mailbox,
      args[0],
      'UNKNOWN_SIGNAL',
      `signal ${name}`,
      Date.now(),
    );
  });
  setHandler(stateQuery, () => carried.state);
  setHandler(decisionsQuery, () => carried.decided);
  setHandler(inboxQuery, () => ({
    inbox: carried.mailbox.inbox,
    heldBack: carried.mailbox.heldBack,
  }));
  setHandler(statusQuery, () => statusOf(identity, carried));
}

function refuseWrongCommand<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  options: AgentOptions,
  envelope: Envelope,
): void {
  const fault = envelopeFault(envelope);
  if (fault !== null) throw ApplicationFailure.nonRetryable(fault, 'COMMAND_REFUSED');
  if (
    envelope.tenantId !== identity.tenantId ||
    envelope.conversationId !== identity.conversationId
  ) {
    throw ApplicationFailure.nonRetryable('the command is for another case', 'COMMAND_REFUSED');
  }
  if (envelope.topic === options.pauseTopic && carried.paused) {
    throw ApplicationFailure.nonRetryable('the agent is paused already', 'COMMAND_REFUSED');
  }
  if (envelope.topic === options.resumeTopic && !carried.paused) {
    throw ApplicationFailure.nonRetryable('the agent is not paused', 'COMMAND_REFUSED');
  }
}

function statusOf<State>(identity: AgentIdentity, carried: Carried<State>): AgentStatus {
  return {
    role: identity.role,
    ...carried.shown,
    paused: carried.paused,
    inboxCount: carried.mailbox.inbox.length,
    handledCount: carried.handledCount,
    owed: carried.mailbox.owed,
    awaiting: carried.awaiting.map(({ requestId, to, topic }) => ({ requestId, to, topic })),
  };
}
