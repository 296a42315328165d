import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../client/problem.ts';

const RETRIES_MAX = 2;

/** What the streams keep fresh need not be asked for again on every focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) =>
        failures < RETRIES_MAX && (!(error instanceof ApiProblem) || error.retry),
    },
    mutations: { retry: false },
  },
});
