import { Stack, Textarea } from '@mantine/core';
import { FormFoot } from './form-foot.tsx';
import type { FormProps } from './form-foot.tsx';
import { useDraft } from './drafts.ts';
import { useCommand } from './send-command.ts';

const REASON_MAX = 1_000;

type Props = FormProps & { command: 'pause' | 'resume' };

/** Pause and resume: a reason, which everybody on the case can read. */
export function ReasonForm({ detail: { caseId }, command, onDone }: Props) {
  const { draft, change, forget } = useDraft(caseId, command, { because: '' });
  const sending = useCommand(caseId, () => {
    forget();
    onDone();
  });
  const because = draft.because.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate({ command, because });
      }}
    >
      <Stack gap="sm">
        <ReasonField value={draft.because} onChange={(it) => change({ because: it })} />
        <FormFoot
          sending={sending}
          lacks={because === '' ? 'A reason is needed.' : null}
          onCancel={onDone}
        >
          {command === 'pause' ? 'Pause the case' : 'Resume the case'}
        </FormFoot>
      </Stack>
    </form>
  );
}

type FieldProps = { value: string; onChange: (value: string) => void };

export function ReasonField({ value, onChange }: FieldProps) {
  return (
    <Textarea
      label="Reason"
      description="Kept with the case for everybody who may read it"
      required
      data-autofocus
      autosize
      minRows={2}
      maxLength={REASON_MAX}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
