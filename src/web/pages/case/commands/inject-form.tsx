import { MultiSelect, Select, Stack, Textarea } from '@mantine/core';
import { laneNames } from '../conversation/rows/lanes.ts';
import { useCaseSuppliers } from './case-suppliers.ts';
import { FormFoot } from './form-foot.tsx';
import type { FormProps } from './form-foot.tsx';
import { useDraft } from './drafts.ts';
import { emptyInject, injectBody } from './request.ts';
import type { InjectDraft } from './request.ts';
import { useCommand } from './send-command.ts';

const NOTE_MAX = 2_000;
const roles = (['supervisor', 'sourcing', 'compliance', 'negotiation'] as const).map((value) => ({
  value,
  label: laneNames[value],
}));
const approaches = [
  { value: '', label: "The agent's own choice" },
  { value: 'collaborative', label: 'Collaborative' },
  { value: 'balanced', label: 'Balanced' },
  { value: 'competitive', label: 'Competitive' },
];

/** A word to one agent, with what it is to act on. */
export function InjectForm({ detail: { caseId }, onDone }: FormProps) {
  const { draft, change, forget } = useDraft<InjectDraft>(caseId, 'inject', emptyInject);
  const suppliers = useCaseSuppliers(caseId);
  const sending = useCommand(caseId, () => {
    forget();
    onDone();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate(injectBody(draft));
      }}
    >
      <Stack gap="sm">
        <Select
          label="To"
          data={roles}
          allowDeselect={false}
          value={draft.to}
          onChange={(to) => change({ to: to as InjectDraft['to'] })}
        />
        <Textarea
          label="What it should know"
          required
          data-autofocus
          autosize
          minRows={2}
          maxLength={NOTE_MAX}
          value={draft.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <MultiSelect
          label="Exclude suppliers"
          placeholder={suppliers.length === 0 ? 'None on a shortlist yet' : undefined}
          data={suppliers.map((it) => ({ value: it.supplierId, label: it.supplierName }))}
          value={draft.excludeSupplierIds}
          onChange={(excludeSupplierIds) => change({ excludeSupplierIds })}
          searchable
          clearable
        />
        {draft.to === 'negotiation' && (
          <Select
            label="Approach"
            data={approaches}
            allowDeselect={false}
            value={draft.approach}
            onChange={(it) => change({ approach: (it ?? '') as InjectDraft['approach'] })}
          />
        )}
        <FormFoot
          sending={sending}
          lacks={draft.note.trim() === '' ? 'A word is needed.' : null}
          onCancel={onDone}
        >
          Tell {draft.to}
        </FormFoot>
      </Stack>
    </form>
  );
}
