import { queryOptions } from '@tanstack/react-query';
import type { DeskSettings } from '#contracts/desk-settings.ts';
import { get } from './calls.ts';

/** What the pages have to know of the installation; it changes with a restart only. */
export const deskSettingsQuery = queryOptions({
  queryKey: ['desk-settings'],
  queryFn: ({ signal }) => get<DeskSettings>('/v1/desk-settings', {}, signal),
  staleTime: Infinity,
});
