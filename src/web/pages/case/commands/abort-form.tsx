import { Alert, Checkbox, List, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { finalOf } from './consequences.ts';
import { FormFoot } from './form-foot.tsx';
import type { FormProps } from './form-foot.tsx';
import { useDraft } from './drafts.ts';
import { ReasonField } from './reason-form.tsx';
import { useCommand } from './send-command.ts';

/** Abort: what cannot be undone is said, and has to be confirmed. */
export function AbortForm({ detail, onDone }: FormProps) {
  const { caseId } = detail;
  const { draft, change, forget } = useDraft(caseId, 'abort', { because: '', isSure: false });
  const sending = useCommand(caseId, () => {
    forget();
    onDone();
  });
  const because = draft.because.trim();
  const lacks =
    because === '' ? 'A reason is needed.' : draft.isSure ? null : 'Confirm that it is final.';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate({ command: 'abort', because });
      }}
    >
      <Stack gap="sm">
        <Alert color="red" icon={<IconAlertTriangle size={18} />} title="This cannot be undone">
          <List size="sm">
            {finalOf(detail).map((it) => (
              <List.Item key={it}>{it}</List.Item>
            ))}
          </List>
        </Alert>
        <ReasonField value={draft.because} onChange={(it) => change({ because: it })} />
        <Checkbox
          label="I know that this is final"
          checked={draft.isSure}
          onChange={(event) => change({ isSure: event.currentTarget.checked })}
        />
        <FormFoot sending={sending} lacks={lacks} color="red" onCancel={onDone}>
          Abort the case
        </FormFoot>
      </Stack>
    </form>
  );
}
