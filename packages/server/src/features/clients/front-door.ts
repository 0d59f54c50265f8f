import type { Work } from '../../platform/work.ts';
import { addressesFor, type Client, isMachine } from './client.ts';
import { listClients } from './find.ts';

/** The app people come to when nothing says which: the first that says where its sign-in starts. */
export async function findDefaultApp(work: Work): Promise<Client | undefined> {
  const apps = (await listClients(work)).filter((client) => !isMachine(client));
  return apps.find(({ initiateLoginUri }) => initiateLoginUri) ?? apps.find(({ homeUri }) => homeUri) ?? apps[0];
}

/** What the addresses of an app may be filled with. */
interface Place {
  readonly slug?: string | null;
  readonly externalId?: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Where somebody goes to be in an organization: where the app starts its sign-in, told what this is about, or its home.
 * @returns undefined when no app says either
 */
export async function findFrontDoor(
  work: Work,
  { slug, externalId, metadata }: Place,
  hints: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const client = await findDefaultApp(work);
  if (!client) return undefined;
  const { initiateLogin, home } = addressesFor(work.environment, client, { ...(slug ? { slug } : {}), ...(externalId ? { externalId } : {}), metadata });
  return initiateLogin ? withHints(initiateLogin, { ...hints, iss: work.environment.url }) : home;
}

/** Hints only: the flow works for an app that forwards none of them. */
export function withHints(address: string, hints: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(hints)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
