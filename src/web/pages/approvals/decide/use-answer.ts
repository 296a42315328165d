import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ApprovalDetail, DecisionRequest } from '#contracts/approvals.ts';
import { queryClient } from '../../../app/query-client.ts';
import { post } from '../../../client/calls.ts';
import { useAddress } from '../../../display/address.ts';
import { sayDone } from '../../../display/say.ts';
import { approvalPath } from '../approvals-query.ts';
import type { Answer } from '../words.ts';
import { choiceIn, isOtherChoice } from './choice.ts';

const said: Readonly<Record<Answer, string>> = {
  approve: 'Approved.',
  reject: 'Rejected.',
  return: 'Returned with your comment.',
  defer: 'Put off; it is asked once more.',
};

/** Whether it counted or not, what is asked now is read anew. */
const readAnew = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['approvals'] }),
    queryClient.invalidateQueries({ queryKey: ['desk'] }),
  ]);

type Wish = {
  approval: ApprovalDetail;
  /** Of what the person has read; the answer counts for nothing else. */
  readHash: string;
};

/** What somebody is about to answer, and sending it. */
export function useAnswer({ approval, readHash }: Wish) {
  const [comment, setComment] = useState('');
  const address = useAddress();
  const [chosen, setChosen] = useState(() => choiceIn(address.text('choose')));
  const { approvalId, about, stage, mayDecide } = approval;
  const isOther = isOtherChoice(approval, chosen);
  // Two clicks come faster than one drawing.
  const isSent = useRef(false);
  const decision = useMutation({
    mutationFn: (request: DecisionRequest) =>
      post<{ settled: boolean }>(approvalPath(approvalId, '/decision'), request),
    onSuccess: ({ settled }, request) =>
      sayDone(
        settled
          ? request.chosenSupplierIds !== undefined && isOther
            ? 'Your choice counts. An award to them is asked about in a moment.'
            : said[request.decision]
          : `${said[request.decision]} Others have to answer before it is settled.`,
      ),
    onSettled() {
      isSent.current = false;
      return readAnew();
    },
  });
  const answer = (given: Answer) => {
    if (isSent.current) return;
    isSent.current = true;
    decision.mutate({
      decision: given,
      comment: comment.trim(),
      shownHash: readHash,
      ...(mayDecide.stepId !== null && { stepId: mayDecide.stepId }),
      ...(given === 'approve' && chosen.length > 0 && { chosenSupplierIds: chosen }),
    });
  };
  const isBlind = about === 'award' && stage === 'observe';
  return { comment, setComment, chosen, setChosen, isBlind, isOther, decision, answer };
}

export type Answering = ReturnType<typeof useAnswer>;
