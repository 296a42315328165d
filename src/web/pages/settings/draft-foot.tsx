import { Button, Group, Textarea } from '@mantine/core';
import { Refusal } from '../../display/refusal.tsx';

type Props = {
  note: string;
  onNote: (note: string) => void;
  onLeave: () => void;
  isSending: boolean;
  /** False while what was typed is no policy. */
  isWhole: boolean;
  error: Error | null;
};

/** Why a version is drafted, what the API said against it, and the button that drafts it. */
export function DraftFoot({ note, onNote, onLeave, isSending, isWhole, error }: Props) {
  return (
    <>
      <Textarea
        label="What changes, and why"
        required
        autosize
        maxLength={1_000}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
      {error !== null && <Refusal title="It was not drafted" error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onLeave}>
          Leave it
        </Button>
        <Button type="submit" loading={isSending} disabled={!isWhole || note.trim() === ''}>
          Draft the version
        </Button>
      </Group>
    </>
  );
}
