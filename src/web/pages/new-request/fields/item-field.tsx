import { Autocomplete, Badge, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { CatalogueAnswer, CatalogueHit } from '#contracts/catalogue-answers.ts';
import { get } from '../../../client/calls.ts';
import { money } from '../../../display/money.ts';
import type { LineValues } from '../form/values.ts';

type Hit = z.infer<typeof CatalogueHit>;
const TYPING_MS = 250;
const WORDS_MIN = 2;
const HITS = 20;

type Props = {
  line: LineValues;
  error: string | undefined;
  /** Words alone, or an item with its unit. */
  onChange: (changes: Partial<LineValues>) => void;
};

/** What is needed: words that name it, with what the catalogue has of such words below. */
export function ItemField({ line, error, onChange }: Props) {
  const [words] = useDebouncedValue(line.description.trim(), TYPING_MS);
  const { data: items = [] } = useQuery({
    queryKey: ['catalogue', words],
    queryFn: ({ signal }) =>
      get<z.infer<typeof CatalogueAnswer>>(
        '/v1/catalogue/search',
        { text: words.slice(0, 500), limit: HITS },
        signal,
      ),
    select: (answer) => itemsOf(answer.items),
    enabled: words.length >= WORDS_MIN && line.item === '',
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  const choose = (itemId: string) => {
    const item = items.find((it) => it.itemId === itemId);
    if (item === undefined) return;
    onChange({
      item: itemId,
      description: item.itemDescription,
      unitCode: item.unitCode as LineValues['unitCode'],
      classification: null,
    });
  };
  return (
    <Autocomplete
      label="What"
      placeholder="Words, a part number or an item"
      required
      maxLength={500}
      value={line.description}
      error={error}
      description={line.item === '' ? undefined : `Item ${line.item}`}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={items.map((it) => it.itemId)}
      // The catalogue has searched already, and knows other words for the same thing.
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const item = items.find((it) => it.itemId === option.value);
        return item === undefined ? option.value : <ItemOption item={item} />;
      }}
      onOptionSubmit={choose}
      onChange={(description) => {
        if (items.some((it) => it.itemId === description)) return;
        onChange({ description, item: '' });
      }}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}

type Item = Hit & { suppliersCount: number };

/** One entry per item, with the lowest price and how many carry it. */
function itemsOf(hits: readonly Hit[]): Item[] {
  const items = new Map<string, Item>();
  for (const hit of hits) {
    const known = items.get(hit.itemId);
    const cheapest =
      known !== undefined && known.unitPriceMinor <= hit.unitPriceMinor ? known : hit;
    items.set(hit.itemId, { ...cheapest, suppliersCount: (known?.suppliersCount ?? 0) + 1 });
  }
  return [...items.values()];
}

function ItemOption({ item }: { item: Item }) {
  return (
    <Stack gap={0} maw={480}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm">{item.itemDescription}</Text>
        <Badge variant="default" size="xs" tt="none" style={{ flexShrink: 0 }}>
          {item.suppliersCount === 1 ? '1 supplier' : `${item.suppliersCount} suppliers`}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {item.itemId}, from {money(item.unitPriceMinor, item.currency)} per {item.unitCode},{' '}
        {item.leadTimeDays} days
      </Text>
    </Stack>
  );
}
