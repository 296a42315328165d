import type { ErrorCode } from '#contracts/errors.ts';

type FieldIssue = { path: string; message: string };

/** Why the API said no; `message` says what happened and what to do. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ErrorCode | 'UNREACHABLE';
  readonly status: number;
  /** Whether the same call may succeed later. */
  readonly retry: boolean;
  readonly issues: readonly FieldIssue[];

  constructor(it: {
    code: ErrorCode | 'UNREACHABLE';
    status: number;
    message: string;
    retry: boolean;
    issues?: readonly FieldIssue[];
  }) {
    super(it.message);
    this.code = it.code;
    this.status = it.status;
    this.retry = it.retry;
    this.issues = it.issues ?? [];
  }
}

/** The API did not answer at all: it is down, or the network is. */
export const unreachable = (): ApiProblem =>
  new ApiProblem({
    code: 'UNREACHABLE',
    status: 0,
    message: 'Parley does not answer. What you see may be old; it is tried again by itself.',
    retry: true,
  });

/** Reads the problem document of RFC 9457 that every refusal of the API is. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const body = (await answer.json().catch(() => null)) as {
    code?: ErrorCode;
    detail?: string;
    retry?: boolean;
    errors?: FieldIssue[];
  } | null;
  return new ApiProblem({
    code: body?.code ?? 'UNEXPECTED',
    status: answer.status,
    message: body?.detail ?? `The API answered with status ${answer.status}.`,
    retry: body?.retry ?? answer.status >= 500,
    issues: body?.errors ?? [],
  });
}
