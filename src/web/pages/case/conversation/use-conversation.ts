import { useMemo, useState } from 'react';
import type { CaseDetail } from '../../../client/types.ts';
import { useCaseStream } from '../../../live/case-stream.ts';
import type { CaseStream } from '../../../live/case-stream.ts';
import { usePeopleNames } from '../people.ts';
import { createConversation } from './rows/conversation.ts';
import type { Conversation } from './rows/conversation.ts';
import type { Names } from './rows/lanes.ts';

/** A case's conversation as it grows. The caller is drawn anew (`key`) for another case. */
export function useConversation({ caseId, currency }: CaseDetail): {
  conversation: Conversation;
  names: Names;
  stream: CaseStream;
} {
  const stream = useCaseStream(caseId);
  const [growTo] = useState(() => createConversation(currency));
  const conversation = growTo(stream.events);
  const people = usePeopleNames();
  const { suppliers } = conversation;
  const names = useMemo(() => ({ people, suppliers }), [people, suppliers]);
  return { conversation, names, stream };
}
