import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { withQuery } from '../client/calls.ts';
import { useMay } from '../session/session.ts';

type Props = {
  /** Operation that makes the file; who may not call it sees no link. */
  needs: string;
  /** Such as `/v1/exports/suppliers.csv`. */
  path: string;
  /** The filters of the list that is shown. */
  filter?: Readonly<Record<string, string | undefined>>;
  size?: 'xs' | 'sm';
};

/** Takes the whole filtered list along as a file that the API makes. */
export function ExportLink({ needs, path, filter = {}, size = 'sm' }: Props) {
  const may = useMay();
  if (!may(needs)) return null;
  return (
    <Button
      component="a"
      variant="default"
      size={size}
      leftSection={<IconDownload size={16} />}
      href={withQuery(path, filter)}
      download
    >
      Export CSV
    </Button>
  );
}
