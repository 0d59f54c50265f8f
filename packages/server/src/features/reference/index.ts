/**
 * What developers read about the API: /docs for people, /openapi.json for their tools, /llms.txt and /llms-full.txt for
 * coding agents. Everything is public, and nothing of it is written here: `npm run gen` reads it off the contract into
 * docs/reference, and this feature only shows it, with the address of the environment it is read from. Files are read
 * when somebody asks for them first; a start does not wait for them.
 */
export { referenceRoutes } from './routes.ts';
