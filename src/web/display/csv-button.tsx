import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { sayFailed } from './say.ts';

export type CsvRow = Readonly<Record<string, string | number | null>>;

/**
 * Rows as a CSV file with a header. Cells that a spreadsheet would run as a formula are escaped.
 * @param rows all with the same names, which become the header
 */
export async function csvOf(rows: readonly CsvRow[]): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  return stringify([...rows], { header: true, escape_formulas: true });
}

type Props = { name: string; rows: () => readonly CsvRow[]; label?: string };

/** Takes what is shown along as a file. */
export function CsvButton({ name, rows, label = 'CSV' }: Props) {
  const save = async () => {
    const file = new Blob([await csvOf(rows())], { type: 'text/csv;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      onClick={() => void save().catch(sayFailed)}
    >
      {label}
    </Button>
  );
}
