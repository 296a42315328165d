import { Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { ComparisonSupplier } from '#contracts/comparison.ts';
import { share } from '../../../display/money.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { Sign, Unknown } from '../../../display/sign.tsx';
import { verdictSigns } from './verdict-signs.ts';

/** A supplier that was not looked at in this case, because an earlier clearance still held. */
export function EarlierClearance({ supplier }: { supplier: ComparisonSupplier }) {
  const headingId = useId();
  const { supplierId, supplierName, clearance, clearanceMissing } = supplier;
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby={headingId}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title order={3} size="h5" id={headingId}>
            <PageLink to="/suppliers/$supplierId" params={{ supplierId }} inherit>
              {supplierName}
            </PageLink>
          </Title>
          {clearance === null ? (
            <Unknown word="not cleared" />
          ) : (
            <Sign {...verdictSigns[clearance.verdict]} />
          )}
        </Group>
        {clearance === null ? (
          <Text size="sm">{clearanceMissing}</Text>
        ) : (
          <>
            <Text size="sm">
              Risk {clearance.riskBp === null ? <Unknown /> : share(clearance.riskBp)}, from a
              clearance of an earlier case that still holds. Its factors and their coverage stand
              there and on the page of the supplier.
            </Text>
            {clearance.conditions.length > 0 && (
              <List size="sm">
                {clearance.conditions.map((it) => (
                  <List.Item key={it}>{it}</List.Item>
                ))}
              </List>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}
