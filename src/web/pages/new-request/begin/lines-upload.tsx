import { Alert, FileButton, Button, List, Stack, Table, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { RejectedCell, UploadedLines } from '#contracts/intake.ts';
import { postCsv } from '../../../client/calls.ts';
import { HeadRow } from '../../../display/head-row.tsx';
import { Failure } from '../../../display/query-state.tsx';
import { TableRegion } from '../../../display/table-region.tsx';
import type { RequestForm } from '../draft/use-request-form.ts';
import { withUploaded } from './uploaded.ts';
import { fileFault } from './file-fault.ts';

/** Lines from a CSV file; a row that cannot be taken is shown with its reason, and the others come. */
export function useLinesUpload(form: RequestForm) {
  return useMutation({
    async mutationFn(file: File) {
      const fault = fileFault(file);
      if (fault !== null) throw new Error(fault);
      return postCsv<UploadedLines>('/v1/requisitions/lines?skipBadRows=true', file);
    },
    onSuccess: (uploaded) => {
      form.setValues(withUploaded(form.getValues(), uploaded));
      form.clearErrors();
    },
  });
}

type Upload = ReturnType<typeof useLinesUpload>;

export function UploadButton({ upload }: { upload: Upload }) {
  return (
    <FileButton
      accept=".csv,text/csv"
      inputProps={{ 'aria-label': 'File of lines' }}
      onChange={(file) => file !== null && upload.mutate(file)}
    >
      {(props) => (
        <Button
          {...props}
          variant="default"
          leftSection={<IconUpload size={16} />}
          loading={upload.isPending}
        >
          Lines from a CSV file
        </Button>
      )}
    </FileButton>
  );
}

/** What came of the file. */
export function UploadResult({ upload: { data, error } }: { upload: Upload }) {
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return null;
  const { lines, rejected, notes } = data;
  return (
    <Alert
      role="status"
      color={rejected.length === 0 ? 'green' : 'orange'}
      title={`${lines.length} lines taken${rejected.length === 0 ? '' : `, ${rejected.length} cells not`}`}
    >
      <Stack gap="xs">
        {rejected.length > 0 && <Rejected cells={rejected} />}
        {notes.length > 0 && (
          <List size="sm">
            {notes.map((it) => (
              <List.Item key={it}>{it}</List.Item>
            ))}
          </List>
        )}
      </Stack>
    </Alert>
  );
}

const SHOWN_MAX = 50;

function Rejected({ cells }: { cells: readonly RejectedCell[] }) {
  return (
    <>
      <TableRegion label="Cells that could not be taken">
        <Table verticalSpacing={3} fz="sm">
          <HeadRow columns={['Row', 'Column', 'Why']} />
          <Table.Tbody>
            {cells.slice(0, SHOWN_MAX).map(({ row, column, reason }) => (
              <Table.Tr key={`${row}/${column}/${reason}`}>
                <Table.Td>{row}</Table.Td>
                <Table.Td>{column}</Table.Td>
                <Table.Td>{reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
      {cells.length > SHOWN_MAX && <Text size="sm">and {cells.length - SHOWN_MAX} more</Text>}
    </>
  );
}
