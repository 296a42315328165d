import type { Connection } from '@temporalio/client';
import { SearchAttributeType, defineSearchAttributeKey } from '@temporalio/common';
import { SEARCH_ATTRIBUTES } from '#contracts/search-attributes.ts';

const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);

/** What lists of cases are filtered by. Never a name or a price: these are never encrypted. */
export const searchAttributes = {
  tenant: keyword(SEARCH_ATTRIBUTES.tenant),
  case: keyword(SEARCH_ATTRIBUTES.case),
  role: keyword(SEARCH_ATTRIBUTES.role),
  stage: keyword(SEARCH_ATTRIBUTES.stage),
  outcome: keyword(SEARCH_ATTRIBUTES.outcome),
} as const;

// temporal.api.enums.v1.IndexedValueType; the enum itself lives in a package we do not depend on.
const KEYWORD = 2;

/**
 * Makes the namespace know all of them; what it knows already stays.
 * @returns the names that were missing
 */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
): Promise<string[]> {
  const known = await connection.operatorService.listSearchAttributes({ namespace });
  const names = Object.values(searchAttributes).map((key) => key.name);
  const missing = names.filter((name) => !(name in (known.customAttributes ?? {})));
  if (missing.length > 0) {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, KEYWORD])),
    });
  }
  return missing;
}
