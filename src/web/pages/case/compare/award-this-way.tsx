import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Comparison } from '#contracts/comparison.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { useMay } from '../../../session/session.ts';
import { choiceText } from '../../approvals/decide/choice.ts';
import { questionsQuery } from '../approvals/questions-query.ts';

/** Takes the winners of another way to award to the question that waits for somebody's answer. */
export function AwardThisWay({ comparison }: { comparison: Comparison }) {
  const may = useMay();
  const questions = useQuery({
    ...questionsQuery(comparison.caseId),
    enabled: may('decideApproval'),
  });
  const asked = questions.data?.find((it) => it.status === 'open' && it.about === 'award');
  const way = comparison.scenarios.find((it) => it.name === comparison.scenario);
  const winnerIds = [...new Set(way?.winners.map((it) => it.supplierId))];
  if (asked === undefined || way?.name === 'as_agreed' || winnerIds.length === 0) return null;
  const address = {
    to: '/approvals/$approvalId',
    params: { approvalId: asked.approvalId },
    search: { choose: choiceText(winnerIds) },
  } as const;
  return (
    <Button
      size="xs"
      style={{ alignSelf: 'start' }}
      renderRoot={(props) => <PageLink {...address} {...props} />}
    >
      Award this way
    </Button>
  );
}
