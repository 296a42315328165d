import { ApplicationFailure } from '@temporalio/common';
import { deliverAll } from '#kit/delivery.ts';
import type { PostOffice } from '#kit/delivery.ts';
import type { CaseLog, Turn } from '#ports/case-log.ts';

/** Where a turn is halted for good, so that its worker can be killed there. */
export type Halt = 'before the commit' | 'after the commit' | 'after the delivery';

type Needs = { log: CaseLog; office: PostOffice; halted?: (at: Halt) => Promise<void> };
type PostOrder = Turn & { unwokenIds: string[] };

/** The activities of the kit's test agents, on the real log; they know no topic of procurement. */
export function kitActivities({ log, office, halted = () => Promise.resolve() }: Needs) {
  return {
    async post({ unwokenIds, ...turn }: PostOrder): Promise<{ closedRoles: string[] }> {
      await halted('before the commit');
      const stored = await log.append(turn);
      await halted('after the commit');
      const delivered = await deliverAll(office, stored, unwokenIds);
      if (delivered.length > 0) await log.markDelivered(turn.tenantId, delivered);
      await halted('after the delivery');
      const closed = delivered.filter((it) => it.delivery === 'closed').map((it) => it.to);
      return { closedRoles: [...new Set(closed)] };
    },
    loadBody: ({ tenantId, messageId }: { tenantId: string; messageId: string }) =>
      log.body(tenantId, messageId),
    failForGood({ input: { code } }: { input: { code: string } }): Promise<null> {
      throw ApplicationFailure.nonRetryable('nothing helps', code);
    },
  };
}
