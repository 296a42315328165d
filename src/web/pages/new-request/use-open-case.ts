import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { z } from 'zod';
import type { AcceptedCase } from '#contracts/answers.ts';
import type { ProcurementRequest } from '#contracts/http.ts';
import { queryClient } from '../../app/query-client.ts';
import { post } from '../../client/calls.ts';
import { ApiProblem } from '../../client/problem.ts';
import { missingIn, toRequest } from './form/to-request.ts';
import type { RequestForm } from './draft/use-request-form.ts';

type Wish = { form: RequestForm; repeatKeyOf: () => string; onOpened: () => void };

/** Opens the case: once per draft, however often it is asked for, and then goes there. */
export function useOpenCase({ form, repeatKeyOf, onOpened }: Wish) {
  const navigate = useNavigate();
  // Two clicks come faster than one drawing.
  const isSent = useRef(false);
  const opening = useMutation({
    mutationFn: (request: ProcurementRequest) =>
      post<z.infer<typeof AcceptedCase>>('/v1/procurements', request, repeatKeyOf()),
    onSuccess({ id }) {
      onOpened();
      void queryClient.invalidateQueries({ queryKey: ['desk'] });
      void queryClient.invalidateQueries({ queryKey: ['cases'] });
      void navigate({ to: '/cases/$caseId', params: { caseId: id } });
    },
    onError(error) {
      isSent.current = false;
      if (error instanceof ApiProblem) form.setErrors(byPath(error.issues));
    },
  });
  const open = () => {
    if (isSent.current) return;
    const request = toRequest(form.getValues());
    if (request === null) {
      form.setErrors(byPath(missingIn(form.getValues())));
      return;
    }
    isSent.current = true;
    opening.mutate(request);
  };
  return { open, error: opening.error, isOpening: opening.isPending || opening.isSuccess };
}

const byPath = (issues: readonly { path: string; message: string }[]) =>
  Object.fromEntries(issues.map(({ path, message }) => [path, message]));
