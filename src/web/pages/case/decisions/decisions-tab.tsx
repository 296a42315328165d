import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAddress } from '../../../display/address.ts';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import type { TabProps } from '../tabs/tabs.ts';
import { agentsIn, filterDecisions } from './decision-filter.ts';
import { DecisionFilters } from './decision-filters.tsx';
import { DecisionList } from './decision-list.tsx';
import { adviceQuery, decisionsQuery } from './decisions-query.ts';
import type { Decision } from './decisions-query.ts';
import { memoryNotes } from './memory-note.ts';

/** What the agents decided: the chosen beside the alternatives, never alone. */
export function DecisionsTab({ detail: { caseId } }: TabProps) {
  const decisions = useQuery(decisionsQuery(caseId));
  return (
    <QueryState
      query={decisions}
      isEmpty={(it) => it.length === 0}
      empty={<Empty title="Nothing was decided yet">The first decision opens the case.</Empty>}
      rows={8}
    >
      {(it) => <Decisions caseId={caseId} decisions={it} />}
    </QueryState>
  );
}

function Decisions({ caseId, decisions }: { caseId: string; decisions: Decision[] }) {
  const advice = useQuery(adviceQuery(caseId));
  const notes = useMemo(() => memoryNotes(advice.data ?? []), [advice.data]);
  const { search, text } = useAddress();
  const agent = text('agent');
  const question = text('question');
  const onlyMemory = search.memory === 'changed';
  const shown = useMemo(
    () =>
      filterDecisions(
        decisions,
        { agent, question, onlyMemory },
        (id) => notes.get(id)?.changed === true,
      ),
    [decisions, agent, question, onlyMemory, notes],
  );
  return (
    <>
      <DecisionFilters
        caseId={caseId}
        agents={agentsIn(decisions)}
        shownCount={shown.length}
        allCount={decisions.length}
      />
      {shown.length === 0 ? (
        <Empty title="No decision fits">Take out a filter to see more.</Empty>
      ) : (
        <DecisionList decisions={shown} notes={notes} chosenId={text('decision')} />
      )}
    </>
  );
}
