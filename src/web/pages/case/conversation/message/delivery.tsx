import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { LoggedMessage } from '#contracts/answers.ts';
import { get } from '../../../../client/calls.ts';
import type { CaseDetail, Items } from '../../../../client/types.ts';
import { duration, Moment, when } from '../../../../display/moment.tsx';
import { casePath } from '../../case-query.ts';
import type { Row } from '../rows/row.ts';

type Logged = z.infer<typeof LoggedMessage>;

/** When it was written, and when it reached and was dealt with by who it is for. */
export function Delivery({ detail: { caseId }, row }: { detail: CaseDetail; row: Row }) {
  const isMessage = row.source.of === 'message';
  const { data } = useQuery({
    queryKey: ['case', caseId, 'messages', row.sequence],
    queryFn: async ({ signal }) => {
      const wish = { after: row.sequence - 1, limit: 1 };
      const { items } = await get<Items<Logged>>(casePath(caseId, '/messages'), wish, signal);
      return items[0] ?? null;
    },
    enabled: isMessage,
  });
  return (
    <Text size="sm" c="dimmed" component="div">
      Written <Moment atMs={row.atMs} /> ({when(row.atMs)})
      {isMessage && data !== undefined && data !== null && `; ${fateOf(data)}`}
    </Text>
  );
}

const fates: Readonly<Record<NonNullable<Logged['delivery']>, string>> = {
  delivered: 'delivered',
  closed: 'not delivered: its receiver had ended',
  absent: 'not delivered: its receiver was not there',
  refused: 'refused by its receiver',
};

function fateOf({ delivery, sentAtMs, deliveredAtMs, handledAtMs }: Logged): string {
  if (delivery === null) return 'on its way';
  if (deliveredAtMs === null) return fates[delivery];
  const delivered = `${fates[delivery]} after ${duration(deliveredAtMs - sentAtMs)}`;
  return handledAtMs === null
    ? delivered
    : `${delivered}, dealt with after ${duration(handledAtMs - sentAtMs)}`;
}
