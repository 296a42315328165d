import { Accordion, SimpleGrid, TextInput, Textarea } from '@mantine/core';
import type { RequestForm } from '../draft/use-request-form.ts';
import { Preferences } from './preferences.tsx';

/** What most requests do without: wishes, who pays, where to, why a single source. */
export function WishesFields({ form }: { form: RequestForm }) {
  return (
    <Accordion multiple variant="separated" order={2}>
      <Accordion.Item value="wishes">
        <Accordion.Control>Preferences</Accordion.Control>
        <Accordion.Panel>
          <Preferences form={form} />
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="place">
        <Accordion.Control>Cost centre, delivery place, single source</Accordion.Control>
        <Accordion.Panel>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label="Cost centre"
              placeholder="Who pays"
              maxLength={60}
              {...form.getInputProps('costCentre')}
            />
            <TextInput
              label="Delivery place"
              placeholder="As the order will say it"
              maxLength={200}
              {...form.getInputProps('deliveryPlace')}
            />
          </SimpleGrid>
          <Textarea
            mt="sm"
            label="Why a single source, or few bids, will do"
            placeholder="Only where fewer suppliers can be asked than policy wants"
            autosize
            minRows={2}
            maxLength={1_000}
            {...form.getInputProps('singleSourceReason')}
          />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
