import '@mantine/dates/styles.css';
import { Fieldset, Group, NumberInput, Stack } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useMemo, useState } from 'react';
import { minorPerUnit } from '../../../display/money.ts';
import { FormFoot } from './form-foot.tsx';
import type { FormProps } from './form-foot.tsx';
import { useDraft } from './drafts.ts';
import { PriorityFields } from './priority-fields.tsx';
import { ReasonField } from './reason-form.tsx';
import { modifyBody, modifyDraft } from './request.ts';
import type { ModifyDraft } from './request.ts';
import { useCommand } from './send-command.ts';
import { WishFields } from './wish-fields.tsx';

/** The request as it stands; what is changed here is changed for every agent. */
export function ModifyForm({ detail, onDone }: FormProps) {
  const { caseId, currency } = detail;
  const perUnit = minorPerUnit(currency);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const before = useMemo(() => modifyDraft(detail, perUnit), [detail, perUnit]);
  const { draft, change, forget } = useDraft<ModifyDraft>(caseId, 'modify', before);
  const sending = useCommand(caseId, () => {
    forget();
    onDone();
  });
  const body = modifyBody(draft, before, perUnit);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (body !== null) sending.mutate(body);
      }}
    >
      <Stack gap="sm">
        <Group grow align="flex-start">
          <NumberInput
            label={`Budget, ${currency}`}
            min={0}
            decimalScale={Math.log10(perUnit)}
            thousandSeparator
            value={draft.budget}
            onChange={(it) => change({ budget: typeof it === 'number' ? it : '' })}
          />
          <DatePickerInput
            label="Need by"
            minDate={today}
            value={draft.needBy}
            onChange={(it) => change({ needBy: it ?? '' })}
          />
        </Group>
        <PriorityFields
          priorities={draft.priorities}
          onChange={(priorities) => change({ priorities })}
        />
        <Fieldset legend="Wishes, which agents may relax one at a time">
          <WishFields draft={draft} onChange={change} />
        </Fieldset>
        <ReasonField value={draft.because} onChange={(it) => change({ because: it })} />
        <FormFoot sending={sending} lacks={lackOf(draft, body !== null)} onCancel={onDone}>
          Change the request
        </FormFoot>
      </Stack>
    </form>
  );
}

function lackOf(draft: ModifyDraft, isChanged: boolean): string | null {
  if (!isChanged) return 'Nothing is changed yet.';
  if (Object.values(draft.priorities).every((it) => it === 0)) return 'One priority must count.';
  return draft.because.trim() === '' ? 'A reason is needed.' : null;
}
