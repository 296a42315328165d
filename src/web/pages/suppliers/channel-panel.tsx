import { Stack } from '@mantine/core';
import { useMay } from '../../session/session.ts';
import { ChannelForm } from './channel-form.tsx';
import { SupplierSessions } from './supplier-sessions.tsx';
import type { Supplier } from './supplier-types.ts';

/** How a supplier is reached, and where it is asked right now. */
export function ChannelPanel({ supplier }: { supplier: Supplier }) {
  const may = useMay();
  return (
    <Stack gap="lg">
      {may('setSupplierChannel') && <ChannelForm supplier={supplier} />}
      {may('listSupplierSessions') && <SupplierSessions supplierId={supplier.supplierId} />}
    </Stack>
  );
}
