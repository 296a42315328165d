import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { TakenCommand } from '#contracts/answers.ts';
import { queryClient } from '../../../app/query-client.ts';
import { post } from '../../../client/calls.ts';
import { sayDone } from '../../../display/say.ts';
import { casePath } from '../case-query.ts';
import type { CommandBody } from './request.ts';

type Taken = z.infer<typeof TakenCommand>;

const fates: Readonly<Record<Taken['by'], string>> = {
  update: 'The agent has it.',
  signal: 'It waits at the agent, which takes it as soon as a worker runs.',
  relay: 'It is written down and brought to the agent as soon as the engine is back.',
};

/** Gives a command once, however often the button is pressed. */
export function useCommand(caseId: string, onTaken: () => void) {
  // One key per form: a repeated click, or a try after a lost answer, is the same command.
  const [{ key, of }, setRepeat] = useState({ key: '', of: '' });
  return useMutation({
    mutationFn(body: CommandBody) {
      const text = JSON.stringify(body);
      const repeatKey = text === of ? key : crypto.randomUUID();
      setRepeat({ key: repeatKey, of: text });
      return post<Taken>(casePath(caseId, '/commands'), body, repeatKey);
    },
    onSuccess({ by }) {
      sayDone(fates[by]);
      onTaken();
      void queryClient.invalidateQueries({ queryKey: ['case', caseId, 'detail'] });
      void queryClient.invalidateQueries({ queryKey: ['case', caseId, 'agents'] });
    },
  });
}
