import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Value = string | number | boolean | undefined;
type AddressChanges = Record<string, Value>;

/** What stays in the address: nothing that is empty. */
export function withChanges(before: AddressChanges, changes: AddressChanges): AddressChanges {
  const all = Object.entries({ ...before, ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== ''));
}

/** Reads filters, tab and chosen row from the address and writes them there. */
export function useAddress() {
  const search: AddressChanges = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (changes: AddressChanges) =>
      void navigate({
        to: '.',
        search: (before: AddressChanges) => withChanges(before, changes),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  /** A number in the address, such as of a part number, is text all the same. */
  const text = (name: string): string => {
    const value = search[name];
    return value === undefined ? '' : String(value);
  };
  const oneOf = <const T extends string>(name: string, allowed: readonly T[], usual: T): T =>
    allowed.find((it) => it === search[name]) ?? usual;
  return { search, set, text, oneOf };
}
