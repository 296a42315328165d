import { Button, Modal, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { HeadRow } from '../../display/head-row.tsx';
import { Empty } from '../../display/query-state.tsx';
import { day, useNow } from '../../display/moment.tsx';
import { Sign, Unknown } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { useMay } from '../../session/session.ts';
import { CertificateForm } from './certificate-form.tsx';
import { byExpiry, certificateState } from './certificate-state.ts';
import type { Supplier } from './supplier-types.ts';

const HOUR_MS = 3_600_000;

/** Papers of a supplier, the one that runs out first on top. */
export function CertificatesPanel({ supplier }: { supplier: Supplier }) {
  const may = useMay();
  const [isOpen, { open, close }] = useDisclosure(false);
  const today = new Date(useNow(HOUR_MS)).toISOString().slice(0, 10);
  return (
    <>
      {may('putCertificate') && (
        <Button variant="default" size="xs" mb="sm" onClick={open}>
          Record a certificate
        </Button>
      )}
      <Modal opened={isOpen} onClose={close} title="Record a certificate">
        <CertificateForm supplierId={supplier.supplierId} onDone={close} />
      </Modal>
      {supplier.certificates.length === 0 ? (
        <Empty title="No certificates are known">
          They come with the import of suppliers, or are recorded one by one.
        </Empty>
      ) : (
        <TableRegion label="Certificates">
          <Table verticalSpacing={6}>
            <HeadRow columns={['Certificate', 'State', 'Last day', 'First day', 'Number']} />
            <Table.Tbody>
              {byExpiry(supplier.certificates).map((it) => (
                <Table.Tr key={`${it.name} ${it.number}`}>
                  <Table.Td>{it.name}</Table.Td>
                  <Table.Td>
                    <Sign {...certificateState(it, today)} />
                  </Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>
                    {it.validTo === null ? 'none' : day(it.validTo)}
                  </Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>
                    {it.validFrom === null ? <Unknown /> : day(it.validFrom)}
                  </Table.Td>
                  <Table.Td>{it.number === '' ? <Unknown /> : it.number}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableRegion>
      )}
    </>
  );
}
