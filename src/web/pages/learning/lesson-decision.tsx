import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Lesson, RetiredLesson } from '#contracts/lessons.ts';
import { post } from '../../client/calls.ts';
import { ApiProblem } from '../../client/problem.ts';
import { sayDone } from '../../display/say.ts';
import { useMay } from '../../session/session.ts';

/** Approves exactly the version shown, or retires the lesson with a reason. */
export function LessonDecision({ lesson }: { lesson: Lesson }) {
  const may = useMay();
  const [isRetiring, setRetiring] = useState(false);
  const [because, setBecause] = useState('');
  const { approving, retiring } = useLessonDecisions(lesson);
  const mayApprove = lesson.state === 'proposed' && may('approveLesson');
  const mayRetire = lesson.state !== 'retired' && may('retireLesson');
  const error = approving.error ?? retiring.error;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {mayApprove && (
          <Button loading={approving.isPending} onClick={() => approving.mutate()}>
            Approve version {lesson.version}
          </Button>
        )}
        {mayRetire && !isRetiring && (
          <Button variant="default" onClick={() => setRetiring(true)}>
            Retire
          </Button>
        )}
      </Group>
      {mayApprove && (
        <Text size="sm" c="dimmed">
          From then on agents follow it in new cases; cases that are open keep what they pinned.
        </Text>
      )}
      {isRetiring && mayRetire && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            retiring.mutate(because);
          }}
        >
          <Textarea
            label="Why it is retired"
            description="It is forgotten with the evidence it has; new evidence may propose it again"
            required
            autosize
            maxLength={500}
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
          <Group mt="xs" gap="xs">
            <Button type="submit" loading={retiring.isPending} disabled={because.trim() === ''}>
              Retire the lesson
            </Button>
            <Button variant="default" onClick={() => setRetiring(false)}>
              Keep it
            </Button>
          </Group>
        </form>
      )}
      {error !== null && <Refused error={error} />}
    </Stack>
  );
}

function Refused({ error }: { error: Error }) {
  const isChanged = error instanceof ApiProblem && error.code === 'LESSON_CHANGED';
  return (
    <Alert color="red" role="alert" title={isChanged ? 'Changed meanwhile' : undefined}>
      {error.message}
      {isChanged && ' What is shown now is the new version.'}
    </Alert>
  );
}

function useLessonDecisions({ lessonId, version }: Lesson) {
  const queries = useQueryClient();
  const path = `/v1/lessons/${encodeURIComponent(lessonId)}`;
  const readAgain = () => {
    void queries.invalidateQueries({ queryKey: ['lessons'] });
    void queries.invalidateQueries({ queryKey: ['desk'] });
  };
  const approving = useMutation({
    mutationFn: () => post<Lesson>(`${path}/approve`, { version }),
    onSuccess: () => sayDone('The lesson is active.'),
    onSettled: readAgain,
  });
  const retiring = useMutation({
    mutationFn: (because: string) => post<RetiredLesson>(`${path}/retire`, { because }),
    onSuccess: ({ openCases }) =>
      sayDone(`The lesson is retired; ${openCases.length} open cases go on with what they pinned.`),
    onSettled: readAgain,
  });
  return { approving, retiring };
}
