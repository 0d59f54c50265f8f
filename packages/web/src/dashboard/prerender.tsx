import { create } from '@bufbuild/protobuf';
import { createMemoryHistory } from '@tanstack/react-router';
import { GetCurrentOperatorResponseSchema, OperatorRole, OperatorService } from '@tenon/api/tenon/v1/operators_pb.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Question, questionsOf } from '../api/asked.ts';
import { createQueries, createTransports } from '../api/index.ts';
import { keyOf } from '../api/keys.ts';
import { partsOf, pathWithPlaces, places } from '../design/ahead.ts';
import { Dashboard } from './app.tsx';
import { createDashboardRouter } from './router.ts';

/** For whom a page differs: whoever may only look is shown nothing that changes something. */
const ROLES = { writer: OperatorRole.MANAGER, viewer: OperatorRole.VIEWER } as const;

export const kinds: readonly string[] = Object.keys(ROLES);

const routerAt = (path: string) => {
  const queries = createQueries();
  const transports = createTransports('dashboard', () => undefined);
  const history = createMemoryHistory({ initialEntries: [`/dashboard${pathWithPlaces(path)}`] });
  return { queries, transports, router: createDashboardRouter({ queries, transports, history }) };
};

/** Every address there is a page for. */
export const paths = (): string[] => Object.keys(routerAt('/').router.routesByPath);

/** A page before anything of it is known: its frame, its title, what it is about. `{name}` and the like are filled in by the server. */
export async function draw(
  path: string,
  kind: keyof typeof ROLES,
): Promise<{ readonly html: string; readonly parts: readonly string[]; readonly questions: readonly Question[] }> {
  const { queries, transports, router } = routerAt(path);
  queries.setQueryData(
    keyOf('environment', OperatorService.method.getCurrentOperator, {}),
    create(GetCurrentOperatorResponseSchema, {
      // Somebody who is called by their address is greeted by no name.
      operator: { displayName: '{person}@', email: '{detail}', role: ROLES[kind] },
      environment: { name: '{environment}', kind: 'production', url: '{url}', id: '{environmentId}' },
    }),
  );
  await router.load();
  const html = renderToStaticMarkup(<Dashboard transports={transports} queries={queries} router={router} />);
  const questions = questionsOf(queries).map(({ key, path, input }) => ({ key: places(key), path, input: places(input) }));
  queries.clear();
  return { html: withPlaces(html), parts: partsOf(router), questions };
}

/** What is other for each environment and each address becomes a place as well. */
const withPlaces = (html: string): string =>
  places(html)
    .replaceAll('{person}@', '{person}')
    .replaceAll(' data-production="true"', ' {production}')
    .replaceAll('>Production<', '>{kind}<')
    // The mark of somebody whose name is not known yet.
    .replaceAll('>{<', '><');
