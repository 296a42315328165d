import type { DecidedAward } from '#domain/approval/autonomy.ts';
import { DAY_MS } from '#domain/days.ts';
import type { Database } from './database.ts';

/** What people decided longer ago says little about them now. */
const LOOK_BACK_DAYS = 365;
const AWARDS_MAX = 5_000;

/** Awards that people decided, and whether as the agents had; the latest first. */
export function decidedAwards(database: Database, tenantId: string): Promise<DecidedAward[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.approval.findMany({
      where: {
        tenantId,
        about: 'award',
        status: { in: ['approved', 'rejected', 'returned'] },
        category: { not: null },
        decidedAt: { gte: new Date(Date.now() - LOOK_BACK_DAYS * DAY_MS) },
      },
      orderBy: { decidedAt: 'desc' },
      take: AWARDS_MAX,
      select: { category: true, status: true },
    });
    return rows.map((it) => ({ category: it.category ?? '', agreed: it.status === 'approved' }));
  });
}
