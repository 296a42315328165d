import {
  Alert,
  Button,
  Checkbox,
  FileInput,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postCsv, withQuery } from '../../client/calls.ts';
import { ApiProblem } from '../../client/problem.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { count } from '../../display/money.ts';
import { TableRegion } from '../../display/table-region.tsx';
import type { Imported } from './supplier-types.ts';

const SIZE_MAX = 10 * 1024 * 1024;
type Finding = { where: string; what: string };

/** Takes suppliers or their catalogue from a CSV file and reports every row that was not taken. */
export function ImportSuppliers() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconUpload size={16} />} onClick={open}>
        Import CSV
      </Button>
      <Modal opened={isOpen} onClose={close} title="Import from CSV" size="lg">
        <ImportForm onClose={close} />
      </Modal>
    </>
  );
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [kind, setKind] = useState('suppliers');
  const [file, setFile] = useState<File | null>(null);
  const [skipBadRows, setSkip] = useState(false);
  const taking = useMutation({
    mutationFn: (csv: File) =>
      postCsv<Imported>(withQuery('/v1/suppliers/import', { kind, skipBadRows }), csv),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['suppliers'] }),
  });
  const isTooLarge = file !== null && file.size > SIZE_MAX;
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) taking.mutate(file);
      }}
    >
      <SegmentedControl
        aria-label="What the file holds"
        value={kind}
        onChange={setKind}
        data={[
          { value: 'suppliers', label: 'Suppliers' },
          { value: 'catalogue', label: 'Catalogue' },
        ]}
      />
      <FileInput
        label="CSV file"
        description="UTF-8 with a header row, up to 10 MB. A wrong header is answered with the right one."
        accept=".csv,text/csv"
        required
        clearable
        value={file}
        onChange={(next) => {
          setFile(next);
          taking.reset();
        }}
        error={isTooLarge ? 'The file is larger than 10 MB; split it.' : undefined}
      />
      <Checkbox
        label="Take the good rows even when others are wrong"
        checked={skipBadRows}
        onChange={(event) => setSkip(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button type="submit" loading={taking.isPending} disabled={file === null || isTooLarge}>
          Import {kind}
        </Button>
      </Group>
      {taking.data !== undefined && <Report report={taking.data} />}
      {taking.error !== null && <Refusal error={taking.error} />}
    </Stack>
  );
}

function Report({ report: { accepted, unchanged, rejected, notes } }: { report: Imported }) {
  const findings = rejected.map(({ row, column, reason }) => ({
    where: `Row ${row}, ${column}`,
    what: reason,
  }));
  return (
    <Alert color={rejected.length > 0 ? 'orange' : 'green'} role="status" title="Import finished">
      <Text size="sm">
        {count(accepted)} rows taken, {count(unchanged)} of them as they were before,{' '}
        {count(rejected.length)} rejected.
      </Text>
      {notes.map((note) => (
        <Text size="sm" key={note}>
          {note}
        </Text>
      ))}
      <Findings findings={findings} />
    </Alert>
  );
}

function Refusal({ error }: { error: Error }) {
  const issues = error instanceof ApiProblem ? error.issues : [];
  return (
    <Alert color="red" role="alert" title="Nothing was imported">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {error.message}
      </Text>
      <Findings
        findings={issues.map(({ path, message }) => ({
          where: path.replace(/^rows\.(\d+)\./, 'Row $1, '),
          what: message,
        }))}
      />
    </Alert>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <TableRegion label="Rows that were not taken">
      <Table mt="xs" fz="xs">
        <HeadRow columns={['Where', 'Why']} />
        <Table.Tbody>
          {findings.map(({ where, what }, at) => (
            <Table.Tr key={at}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{where}</Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}
