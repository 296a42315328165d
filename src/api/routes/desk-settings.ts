import { DeskSettings } from '#contracts/desk-settings.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';

export const getDeskSettings = route({
  method: 'get',
  path: '/v1/desk-settings',
  operationId: 'getDeskSettings',
  summary: "Where this desk's workflow histories can be looked at",
  tag: 'operations',
  roles: mayRead,
  answers: { status: 200, description: 'The settings', schema: DeskSettings },
  handle: ({ desk }) => Promise.resolve({ body: desk.settings }),
});
