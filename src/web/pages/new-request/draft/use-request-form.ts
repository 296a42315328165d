import { useForm } from '@mantine/form';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../../session/session.ts';
import { emptyForm } from '../form/values.ts';
import type { FormValues } from '../form/values.ts';
import { dropDraft, keepDraft, newRepeatKey, readDraft } from './kept-draft.ts';

const KEEP_MS = 400;

/**
 * The form, kept in this browser while somebody works on it: a session that ends, a page that is left
 * or a machine that goes down costs nothing but what was typed in the last moment.
 */
export function useRequestForm() {
  const { person } = useSession();
  const [kept] = useState(() => readDraft(localStorage, person));
  const [restoredAtMs, setRestoredAtMs] = useState(kept?.savedAtMs ?? null);
  const repeatKey = useRef(kept?.repeatKey ?? null);
  const latest = useRef<FormValues | null>(null);

  const keep = () => {
    const values = latest.current;
    latest.current = null;
    if (values === null) return;
    repeatKey.current ??= newRepeatKey();
    keepDraft(localStorage, person, {
      values,
      repeatKey: repeatKey.current,
      savedAtMs: Date.now(),
    });
  };
  const keepSoon = useDebouncedCallback(keep, KEEP_MS);
  const form = useForm<FormValues>({
    initialValues: kept?.values ?? emptyForm(),
    onValuesChange(values) {
      latest.current = values;
      keepSoon();
    },
  });
  useKeptOnLeaving(keep);

  /** Nothing is kept any more: it was opened, or is given up. */
  const drop = () => {
    keepSoon.cancel();
    latest.current = null;
    repeatKey.current = null;
    dropDraft(localStorage, person);
  };
  const startAnew = () => {
    form.setValues(emptyForm());
    form.clearErrors();
    setRestoredAtMs(null);
    drop();
  };
  /** The same for one draft, however often it is sent. */
  const repeatKeyOf = (): string => (repeatKey.current ??= newRepeatKey());
  return { form, restoredAtMs, drop, startAnew, repeatKeyOf };
}

function useKeptOnLeaving(keep: () => void): void {
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    const leave = () => latest.current();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}

export type RequestForm = ReturnType<typeof useRequestForm>['form'];
