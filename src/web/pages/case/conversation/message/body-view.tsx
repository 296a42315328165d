import { Accordion, List, Stack, Table, Text } from '@mantine/core';
import { Facts } from '../../../../display/facts.tsx';
import { TableRegion } from '../../../../display/table-region.tsx';
import type { FieldContext, Shape } from './fields.ts';
import { fieldName, fieldValue, shapeOf } from './fields.ts';

/** Read first, and in full. */
const WORDS = ['note', 'because', 'comment', 'text'];
const DEPTH_MAX = 4;

/** What a message or offer says, field by field, each with its unit. */
export function BodyView({ body, context }: { body: object; context: FieldContext }) {
  const fields = Object.entries(body);
  const words = WORDS.flatMap((name) =>
    fields.filter(([field, value]) => field === name && typeof value === 'string' && value !== ''),
  );
  const rest = fields.filter(([field]) => !WORDS.includes(field));
  return (
    <Stack gap="xs">
      {words.map(([field, value]) => (
        <Text key={field} size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {String(value)}
        </Text>
      ))}
      <Fields fields={rest} context={context} depth={1} />
    </Stack>
  );
}

type FieldsProps = {
  fields: readonly [string, unknown][];
  context: FieldContext;
  depth: number;
};

function Fields({ fields, context, depth }: FieldsProps) {
  const shapes = fields.map(([field, value]) => ({ field, shape: shapeOf(field, value, context) }));
  const short = shapes.filter(({ shape }) => shape.as === 'plain' || shape.as === 'list');
  const long = shapes.filter(({ shape }) => shape.as === 'table' || shape.as === 'group');
  return (
    <>
      {short.length > 0 && (
        <Facts
          rows={short.map(({ field, shape }) => [
            fieldName(field),
            <Short key={field} it={shape} />,
          ])}
        />
      )}
      {long.length > 0 && depth <= DEPTH_MAX && (
        <Accordion
          multiple
          variant="contained"
          chevronPosition="left"
          defaultValue={depth === 1 ? long.filter(isOpen).map((it) => it.field) : []}
        >
          {long.map(({ field, shape }) => (
            <Accordion.Item key={field} value={field}>
              <Accordion.Control>
                <Text size="sm">{titleOf(field, shape)}</Text>
              </Accordion.Control>
              <Accordion.Panel>
                <Long field={field} it={shape} context={context} depth={depth} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
    </>
  );
}

/** The brief and the market come with many messages; what is said is the rest. */
const isOpen = ({ field }: { field: string }): boolean => !['brief', 'market'].includes(field);

const titleOf = (field: string, shape: Shape): string =>
  shape.as === 'table' ? `${fieldName(field)} (${shape.rows.length})` : fieldName(field);

function Short({ it }: { it: Shape }) {
  if (it.as === 'plain') return <>{it.text}</>;
  if (it.as !== 'list') return null;
  if (it.texts.length === 1) return <>{it.texts[0]}</>;
  return (
    <List size="sm">
      {it.texts.map((text, at) => (
        <List.Item key={at}>{text}</List.Item>
      ))}
    </List>
  );
}

type LongProps = { field: string; it: Shape; context: FieldContext; depth: number };

function Long({ field, it, context, depth }: LongProps) {
  if (it.as === 'group') return <Fields fields={it.fields} context={context} depth={depth + 1} />;
  if (it.as !== 'table') return null;
  return (
    <TableRegion label={fieldName(field)}>
      <Table fz="xs" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {it.columns.map((name) => (
              <Table.Th key={name} scope="col" ta={alignOf(it.rows, name)}>
                {fieldName(name)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {it.rows.map((row, at) => (
            <Table.Tr key={at}>
              {it.columns.map((name) => (
                <Table.Td key={name} ta={alignOf(it.rows, name)}>
                  {fieldValue(name, row[name], context)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

const alignOf = (rows: readonly Record<string, unknown>[], name: string): 'left' | 'right' =>
  rows.some((it) => typeof it[name] === 'number') ? 'right' : 'left';
