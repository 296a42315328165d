import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMay } from '../../../session/session.ts';

/** Everything about the case on one page, made to be printed or kept as a PDF. */
export function CaseFileLink({ caseId }: { caseId: string }) {
  const may = useMay();
  if (!may('getCaseFile')) return null;
  return (
    <Button
      component="a"
      href={`/v1/procurements/${encodeURIComponent(caseId)}/file`}
      target="_blank"
      rel="noreferrer"
      size="xs"
      variant="default"
      leftSection={<IconPrinter size={16} />}
    >
      Case file
    </Button>
  );
}
