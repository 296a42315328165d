import { Button, Center, Code, Loader, Stack, Text, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link, useRouter } from '@tanstack/react-router';
import { ApiProblem } from '../client/problem.ts';

/** What is drawn while a page's code or first data is on its way. */
export function WaitingPage() {
  return (
    <Center mih="50vh" role="status" aria-label="Loading">
      <Loader />
    </Center>
  );
}

export function MissingPage() {
  return (
    <Center mih="60vh" component="main">
      <Stack align="center" gap="sm" p="md" ta="center">
        <Title order={1}>There is no such page</Title>
        <Text c="dimmed">The address may be mistyped, or what it named is gone.</Text>
        <Button component={Link} to="/">
          Go to the desk
        </Button>
      </Stack>
    </Center>
  );
}

/** A page that broke: says what went wrong, and offers to try it again. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    // What broke while it was drawn, or its code, is only made anew with the whole page.
    if (!(error instanceof ApiProblem)) return window.location.reload();
    reset();
    void router.invalidate();
  };
  return (
    <Center mih="60vh" component="main">
      <Stack align="center" gap="sm" maw={640} p="md">
        <Title order={1}>This page could not be shown</Title>
        <Text c="dimmed">Nothing was changed. Try it again, or go back to the desk.</Text>
        <Code block>{error instanceof Error ? error.message : String(error)}</Code>
        <Button onClick={again}>Try again</Button>
      </Stack>
    </Center>
  );
}
