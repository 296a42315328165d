import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ParleyError } from '#contracts/errors.ts';

const queryLine = z.object({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  country: z.string().nullish(),
});

export type QueryLine = z.infer<typeof queryLine>;

/** @throws ParleyError CONFIG_INVALID when the file cannot be read, or as `parseQueries` */
export async function readQueries(file: string): Promise<QueryLine[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new ParleyError('CONFIG_INVALID', `The queries cannot be read: ${cause.message}`);
  });
  return parseQueries(file, text);
}

/**
 * One query from each line that is not blank; other fields are ignored.
 * @throws ParleyError BODY_MALFORMED naming file and line
 */
export function parseQueries(file: string, text: string): QueryLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [parseLine(`${file}:${index + 1}`, line)],
    );
}

function parseLine(place: string, line: string): QueryLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ParleyError('BODY_MALFORMED', `${place}: the line is not JSON.`);
  }
  const query = queryLine.safeParse(value);
  if (query.success) return query.data;
  const [issue] = query.error.issues;
  const where = issue?.path.join('.') || 'the line';
  throw new ParleyError('BODY_MALFORMED', `${place}: ${where}: ${issue?.message}.`);
}
