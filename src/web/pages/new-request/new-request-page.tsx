import { Alert, Box, Button, Grid, Group, Paper, Stack, Text } from '@mantine/core';
import { Moment } from '../../display/moment.tsx';
import { PageHead } from '../../display/page-head.tsx';
import { UploadButton, UploadResult, useLinesUpload } from './begin/lines-upload.tsx';
import { PresetsMenu } from './begin/presets-menu.tsx';
import { WordsBox } from './begin/words-box.tsx';
import { CheckPanel } from './check/check-panel.tsx';
import { useCheck } from './check/use-check.ts';
import { useRequestForm } from './draft/use-request-form.ts';
import { LinesFields } from './fields/lines-fields.tsx';
import { NeedFields } from './fields/need-fields.tsx';
import { PrioritiesFields } from './fields/priorities-fields.tsx';
import { WishesFields } from './fields/wishes-fields.tsx';
import { OpenBar } from './open-bar.tsx';
import { useOpenCase } from './use-open-case.ts';

/** One form for a request, filled by words, a file, an example or by hand, and checked as it is typed. */
export function NewRequestPage() {
  const { form, restoredAtMs, drop, startAnew, repeatKeyOf } = useRequestForm();
  const check = useCheck(form.values);
  const upload = useLinesUpload(form);
  const { open, error, isOpening } = useOpenCase({ form, repeatKeyOf, onOpened: drop });
  return (
    <>
      <PageHead
        title="New request"
        sentence="Nothing is opened before you say so; what you type is kept in this browser."
        actions={
          <>
            <PresetsMenu form={form} />
            <UploadButton upload={upload} />
          </>
        }
      />
      {restoredAtMs !== null && <Restored atMs={restoredAtMs} onStartAnew={startAnew} />}
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="lg">
            <WordsBox form={form} />
            <UploadResult upload={upload} />
            <NeedFields form={form} />
            <LinesFields form={form} />
            <PrioritiesFields form={form} />
            <WishesFields form={form} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Box pos="sticky" top={68}>
            <Paper withBorder p="md">
              <CheckPanel form={form} check={check} />
            </Paper>
          </Box>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <OpenBar
            values={form.values}
            verdict={check.data?.verdict}
            error={error}
            isOpening={isOpening}
            onOpen={open}
            onStartAnew={startAnew}
          />
        </Grid.Col>
      </Grid>
    </>
  );
}

function Restored({ atMs, onStartAnew }: { atMs: number; onStartAnew: () => void }) {
  return (
    <Alert color="blue" role="status" mb="md" py="xs">
      <Group justify="space-between">
        <Text size="sm">
          This is the request that you had begun <Moment atMs={atMs} />.
        </Text>
        <Button size="compact-sm" variant="default" onClick={onStartAnew}>
          Start anew
        </Button>
      </Group>
    </Alert>
  );
}
