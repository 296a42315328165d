import type { Directory } from '#kit/directory.ts';

export const KIT_ROLES = ['anna', 'bert', 'carl'] as const;
export type KitRole = (typeof KIT_ROLES)[number];

/** Queues of one desk, so that no worker of another test serves them. */
export const kitDirectory = (desk: string): Directory<KitRole> => ({
  anna: { workflowType: 'anna', taskQueue: `${desk}-anna` },
  bert: { workflowType: 'bert', taskQueue: `${desk}-bert` },
  carl: { workflowType: 'carl', taskQueue: `${desk}-carl` },
});
