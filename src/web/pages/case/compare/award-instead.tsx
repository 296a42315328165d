import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Comparison } from '#contracts/comparison.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { useMay } from '../../../session/session.ts';
import { choiceText } from '../../approvals/decide/choice.ts';
import { questionsQuery } from '../approvals/questions-query.ts';

type Props = {
  comparison: Comparison;
  supplierIds: readonly string[];
  /** What the button says. */
  children: string;
};

/** Takes a choice of suppliers to the question about the award; nothing where none is asked. */
export function AwardInstead({ comparison, supplierIds, children }: Props) {
  const may = useMay();
  const questions = useQuery({
    ...questionsQuery(comparison.caseId),
    enabled: may('decideApproval'),
  });
  const asked = questions.data?.find((it) => it.status === 'open' && it.about === 'award');
  const ids = [...new Set(supplierIds)];
  if (asked === undefined || ids.length === 0 || isAgreed(comparison, ids)) return null;
  const address = {
    to: '/approvals/$approvalId',
    params: { approvalId: asked.approvalId },
    search: { choose: choiceText(ids) },
  } as const;
  return (
    <Button
      size="compact-xs"
      variant="light"
      style={{ alignSelf: 'start' }}
      renderRoot={(props) => <PageLink {...address} {...props} />}
    >
      {children}
    </Button>
  );
}

/** Whether these are the winners already. */
function isAgreed({ scenarios }: Comparison, ids: readonly string[]): boolean {
  const agreed = scenarios.find((it) => it.name === 'as_agreed')?.winners ?? [];
  const winners = new Set(agreed.map((it) => it.supplierId));
  return ids.length === winners.size && ids.every((it) => winners.has(it));
}
