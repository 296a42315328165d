import '@mantine/dates/styles.css';
import { Button, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrderDetail, OrderLine } from '#contracts/orders.ts';
import { post } from '../../client/calls.ts';
import { count } from '../../display/money.ts';
import { quantityOf } from '../../display/units.ts';
import { sayDone, sayFailed } from '../../display/say.ts';
import { startReceipt, toOutcome } from './receipt.ts';

type Props = { order: OrderDetail; line: OrderLine; onClose: () => void };

/** Tells what has come of a line; later cases learn from it. */
export function ReceiptForm({ order, line, onClose }: Props) {
  const [receipt, setReceipt] = useState(() => startReceipt(line, Date.now()));
  const change = (part: Partial<typeof receipt>) => setReceipt((it) => ({ ...it, ...part }));
  const record = useRecording(order, onClose);
  const outcome = toOutcome(order.supplierId, line.lineNo, receipt);
  return (
    <Modal opened onClose={onClose} title={`Receipt of line ${line.lineNo}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (outcome !== null && !record.isPending) record.mutate(outcome);
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            Ordered {quantityOf(line.quantity, line.unitCode)}, received so far{' '}
            {count(line.receivedQuantity)}. A later report with more tells of a further part; one
            with the same day corrects it.
          </Text>
          <DatePickerInput
            label="Received on"
            required
            maxDate={receipt.today}
            value={receipt.receivedOn}
            onChange={(receivedOn) => change({ receivedOn })}
          />
          <NumberInput
            label="Received in all"
            required
            allowDecimal={false}
            min={0}
            value={receipt.received}
            onChange={(received) => change({ received })}
          />
          <NumberInput
            label="Rejected of them"
            description="Left empty: nobody inspected them"
            allowDecimal={false}
            min={0}
            value={receipt.rejected}
            onChange={(rejected) => change({ rejected })}
          />
          <Textarea
            label="Notes"
            maxLength={2_000}
            autosize
            minRows={2}
            value={receipt.notes}
            onChange={(event) => change({ notes: event.currentTarget.value })}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Back
            </Button>
            <Button type="submit" loading={record.isPending} disabled={outcome === null}>
              Record {quantityOf(outcome?.receivedQuantity ?? 0, line.unitCode)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function useRecording(order: OrderDetail, onDone: () => void) {
  const queries = useQueryClient();
  const path = `/v1/procurements/${encodeURIComponent(order.caseId)}/outcomes`;
  return useMutation({
    mutationFn: (outcome: object) => post<unknown>(path, outcome),
    async onSuccess() {
      sayDone('The receipt is recorded.');
      onDone();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['orders'] }),
        queries.invalidateQueries({ queryKey: ['case', order.caseId] }),
      ]);
    },
    onError: sayFailed,
  });
}
