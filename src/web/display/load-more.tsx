import { Button, Center } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';

type Props = {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  words?: string;
};

/** The next page of a list, for as long as there is one. */
export function LoadMore({ query, words = 'Load more' }: Props) {
  if (!query.hasNextPage) return null;
  return (
    <Center mt="sm">
      <Button
        variant="default"
        size="xs"
        loading={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {words}
      </Button>
    </Center>
  );
}
