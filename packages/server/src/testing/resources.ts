import type { NewResource } from '../features/resources/write.ts';

/** Somebody's API that knows two scopes. A test names what matters to it, its address at least. */
export const anApi = (over: Partial<NewResource> & Pick<NewResource, 'uri'>): NewResource => ({
  kind: 'mcp_server',
  name: 'Tasks',
  description: '',
  identifier: '',
  logoUri: '',
  provider: '',
  accessTokenSeconds: null,
  refreshTokenSeconds: null,
  registrationOff: false,
  metadataClients: false,
  crossApp: false,
  withinPermissions: false,
  scopes: ['todo:read', 'todo:write'],
  ...over,
});
