import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ErrorCode } from '#contracts/errors.ts';
import type { ApiRole } from '#contracts/http.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from './desk.ts';

type Parsed<S> = S extends z.ZodType ? z.infer<S> : undefined;

export type Call<Params, Query, Body> = {
  desk: Desk;
  /** Tenant and role come from the key alone. */
  holder: KeyHolder;
  params: Parsed<Params>;
  query: Parsed<Query>;
  body: Parsed<Body>;
  traceparent: string | null;
  req: Request;
  res: Response;
};

/** What a route answers; null = it has answered by itself (streams). */
export type Answer = { status?: number; body: unknown; headers?: Record<string, string> } | null;

/** One operation: what it takes, who may call it, and what it does. OpenAPI is made from it. */
export type Route<
  Params extends z.ZodObject | undefined = z.ZodObject | undefined,
  Query extends z.ZodObject | undefined = z.ZodObject | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
> = {
  method: 'get' | 'post' | 'delete';
  /** With `{name}` for parameters, as OpenAPI writes it. */
  path: string;
  operationId: string;
  summary: string;
  tag: string;
  roles: readonly ApiRole[];
  /** The call itself brings the key, in its body. */
  withoutKey?: true;
  params?: Params;
  /** What it means when a parameter is not even possible, by name. */
  unknown?: Readonly<Record<string, ErrorCode>>;
  query?: Query;
  /** Optional headers it reads, with what they mean. */
  headers?: Readonly<Record<string, string>>;
  body?: Body;
  /** Body as it came, for uploads. */
  rawBody?: 'text/csv';
  /** Bytes that such a body may have; left out = what files to import may have. */
  rawBytesMax?: number;
  /** `schema` is what OpenAPI says of the body; answers are typed by the stores, not parsed. */
  answers: { status: number; description: string; mediaType?: string; schema?: z.ZodType };
  handle(call: Call<Params, Query, Body>): Promise<Answer>;
  /** Hears of callers of another role, before they are refused; params and body are not checked. */
  onForbidden?(call: ForbiddenCall, because: string): Promise<void>;
};

export type ForbiddenCall = { desk: Desk; holder: KeyHolder; params: unknown; body: unknown };

export const forbiddenTo = (role: ApiRole, roles: readonly ApiRole[]): string =>
  `A key of role ${role} may not do this; it takes ${roles.join(', ')}.`;

/** Gives a route its types and forgets them again, so that routes can be kept in one list. */
export const route = <
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  it: Route<Params, Query, Body>,
): Route => it as unknown as Route;
