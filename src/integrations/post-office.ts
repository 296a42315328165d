import type { Client } from '@temporalio/client';
import type { Introduction } from '#kit/client/post-office.ts';
import { createPostOffice } from '#kit/client/post-office.ts';
import type { PostOffice } from '#kit/delivery.ts';
import type { Directory } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';
import { searchAttributes } from '#platform/search-attributes.ts';

/** The kit's post office with the desk's search attributes and memo on every agent it starts. */
export function createDeskPostOffice(
  client: Client,
  directory: Directory<string>,
  limits: { deadlineMs?: number } = {},
): PostOffice {
  return createPostOffice({ client, directory, introduce, ...limits });
}

function introduce(first: Envelope): Introduction {
  const body = first.body as { brief?: { requisition?: Record<string, unknown> } };
  const { title, budgetMinor, currency } = body.brief?.requisition ?? {};
  return {
    typedSearchAttributes: [
      { key: searchAttributes.tenant, value: first.tenantId },
      { key: searchAttributes.case, value: first.conversationId },
      { key: searchAttributes.role, value: first.to },
    ],
    memo: title === undefined ? {} : { title, budgetMinor, currency },
  };
}
