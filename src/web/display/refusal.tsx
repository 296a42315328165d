import { Alert, List } from '@mantine/core';
import { ApiProblem } from '../client/problem.ts';

/** Why something was not taken, field by field. */
export function Refusal({ title, error }: { title: string; error: Error }) {
  const issues = error instanceof ApiProblem ? error.issues : [];
  return (
    <Alert color="red" role="alert" title={title}>
      {issues.length === 0 && error.message}
      <List size="sm">
        {issues.map((it) => (
          <List.Item key={`${it.path} ${it.message}`}>
            {it.path}: {it.message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
