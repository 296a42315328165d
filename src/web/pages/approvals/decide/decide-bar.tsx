import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import type { ApprovalDetail } from '#contracts/approvals.ts';
import type { Answer } from '../words.ts';
import { approveWords, consequenceOf } from '../words.ts';
import { ApproveByKey } from './approve-by-key.tsx';
import { OtherChoice, OwnChoice } from './own-choice.tsx';
import type { Answering } from './use-answer.ts';

type Props = {
  approval: ApprovalDetail;
  answering: Answering;
  /** What is asked is no longer what the person has read. */
  isChanged: boolean;
};

/** The four answers, each saying what it does; on a phone it stays in reach at the bottom. */
export function DecideBar({ approval, answering, isChanged }: Props) {
  const [isAsked, { open: ask, close }] = useDisclosure(false);
  const { comment, setComment, chosen, setChosen, isBlind, isOther, decision, answer } = answering;
  const Choice = isBlind ? OwnChoice : OtherChoice;
  const isOff = decision.isPending || isChanged;
  const cannotApprove = isOff || (isBlind && chosen.length === 0);
  useHotkeys([['a', () => !cannotApprove && ask()]]);
  return (
    <Paper
      withBorder
      p="sm"
      pos="sticky"
      bottom={0}
      component="section"
      aria-label="Your answer"
      style={{ zIndex: 5 }}
    >
      <Stack gap="xs">
        {approval.mayDecide.onBehalfOf !== null && (
          <Text size="sm">You answer in place of {approval.mayDecide.onBehalfOf}.</Text>
        )}
        {isChanged && (
          <Text size="sm" fw={600}>
            What is asked has changed: read it again and say so at the top.
          </Text>
        )}
        {approval.about === 'award' && (
          <Choice caseId={approval.caseId} chosen={chosen} onChange={setChosen} />
        )}
        <Textarea
          aria-label="Comment"
          placeholder={approval.returnable ? 'Comment; needed to return it' : 'Comment'}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={2_000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button
            flex={{ base: '1 1 100%', xs: '1 1 auto' }}
            loading={decision.isPending}
            disabled={cannotApprove}
            onClick={() => answer('approve')}
          >
            {approveWords(approval, isOther)}
          </Button>
          <OtherAnswers
            isReturnable={approval.returnable}
            canReturn={comment.trim() !== ''}
            isOff={isOff}
            onAnswer={answer}
          />
        </Group>
      </Stack>
      <ApproveByKey
        approval={approval}
        isOther={isOther}
        isAsked={isAsked}
        onClose={close}
        onApprove={() => {
          close();
          answer('approve');
        }}
      />
    </Paper>
  );
}

type OtherProps = {
  isReturnable: boolean;
  canReturn: boolean;
  isOff: boolean;
  onAnswer: (answer: Answer) => void;
};

function OtherAnswers({ isReturnable, canReturn, isOff, onAnswer }: OtherProps) {
  return (
    <>
      <Button variant="outline" color="red" disabled={isOff} onClick={() => onAnswer('reject')}>
        Reject
      </Button>
      {isReturnable && (
        <Button
          variant="default"
          disabled={isOff || !canReturn}
          title={canReturn ? consequenceOf('award', 'return') : 'Say in the comment what to change'}
          onClick={() => onAnswer('return')}
        >
          Return
        </Button>
      )}
      <Button
        variant="default"
        disabled={isOff}
        title={consequenceOf('award', 'defer')}
        onClick={() => onAnswer('defer')}
      >
        Put off
      </Button>
    </>
  );
}
