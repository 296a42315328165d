import { Alert, Badge, Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestDraft } from '#contracts/intake.ts';
import { post } from '../../../client/calls.ts';
import { share } from '../../../display/money.ts';
import { Failure } from '../../../display/query-state.tsx';
import { fieldWords } from '../check/finding-words.ts';
import type { RequestForm } from '../draft/use-request-form.ts';
import { filledFrom } from '../form/values.ts';

const WORDS_MAX = 20_000;

/** A sentence that fills the form; what was taken from which words stands below it. */
export function WordsBox({ form }: { form: RequestForm }) {
  const [text, setText] = useState('');
  const reading = useMutation({
    mutationFn: (words: string) => post<RequestDraft>('/v1/requisitions/draft', { text: words }),
    onSuccess: ({ request }) => {
      form.setValues(filledFrom(form.getValues(), request));
      form.clearErrors();
    },
  });
  const words = text.trim();
  const read = () => {
    if (words !== '' && !reading.isPending) reading.mutate(words);
  };
  return (
    <Stack gap="xs">
      <Textarea
        label="Say it in your own words"
        description="The form below fills itself; nothing is opened before you confirm."
        placeholder="200 boxes of nitrile gloves size M by the end of March, at most 4,000 EUR, delivered to Basel"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={WORDS_MAX}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) read();
        }}
      />
      <Group>
        <Button variant="light" disabled={words === ''} loading={reading.isPending} onClick={read}>
          Fill in the form
        </Button>
      </Group>
      {reading.error !== null && <Failure error={reading.error} />}
      {reading.data !== undefined && <Understood draft={reading.data} />}
    </Stack>
  );
}

function Understood({ draft: { understood, questions, confidenceBp } }: { draft: RequestDraft }) {
  return (
    <Alert
      role="status"
      color={questions.length === 0 ? 'green' : 'blue'}
      title={`Understood ${share(confidenceBp)} of what the form needs`}
    >
      <Stack gap="xs">
        {questions.length > 0 && (
          <List size="sm" aria-label="Still to be said">
            {questions.map(({ field, question }) => (
              <List.Item key={`${field}/${question}`}>
                {question}{' '}
                <Badge variant="default" size="xs" tt="none">
                  {fieldWords(field)}
                </Badge>
              </List.Item>
            ))}
          </List>
        )}
        <details>
          <summary>What was read from which words</summary>
          <List size="sm" mt={4}>
            {understood.map(({ field, from, because }) => (
              <List.Item key={`${field}/${from}`}>
                <b>{fieldWords(field)}</b> from “{from}”: {because}
              </List.Item>
            ))}
          </List>
        </details>
        <Text size="sm">Look it over below before you open the case.</Text>
      </Stack>
    </Alert>
  );
}
