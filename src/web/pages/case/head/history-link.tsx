import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { deskSettingsQuery } from '../../../client/desk-settings.ts';
import type { Lane } from '../conversation/rows/lanes.ts';
import { laneNames } from '../conversation/rows/lanes.ts';
import { useAgents } from './agents-query.ts';
import { historyUrl } from './history-url.ts';

type Props = { caseId: string; role: Lane; label?: string };

/** To the workflow history of an agent in Temporal's own pages; nothing where there is none. */
export function HistoryLink({ caseId, role, label }: Props) {
  const settings = useQuery(deskSettingsQuery);
  const agents = useAgents(caseId);
  const agent = agents.data?.items.find((it) => it.role === role);
  if (agent === undefined || !('workflowId' in agent) || settings.data === undefined) return null;
  const href = historyUrl(settings.data, agent.workflowId);
  if (href === null) return null;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" size="xs">
      {label ?? `History of ${laneNames[role].toLowerCase()}`}{' '}
      <IconExternalLink size={12} aria-label="in Temporal, opens a new window" />
    </Anchor>
  );
}
