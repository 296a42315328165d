import { useSessionStorage } from '@mantine/hooks';

/** What was typed into the form of a command and not sent: kept while the tab of the browser lives. */
export function useDraft<Draft extends object>(
  caseId: string,
  command: string,
  empty: Draft,
): { draft: Draft; change: (part: Partial<Draft>) => void; forget: () => void } {
  const [draft, setDraft, forget] = useSessionStorage<Draft>({
    key: `parley.draft ${caseId} ${command}`,
    defaultValue: empty,
    getInitialValueInEffect: false,
  });
  return { draft, change: (part) => setDraft((before) => ({ ...before, ...part })), forget };
}
