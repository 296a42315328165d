import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Order } from '#kit/order.ts';
import type { PostOffice } from '#ports/post-office.ts';

/** Asks the engine whether any worker polls for a role; a live answer, so it is not stored. */
export function createDescribePeer({ office }: { office: PostOffice }) {
  return async function describePeer(
    order: Order<ActivityInputs['describePeer']>,
  ): Promise<ActivityResults['describePeer']> {
    return { workersCount: await office.workersCount(order.input.role) };
  };
}
