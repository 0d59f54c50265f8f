import type { SocialProvider } from '../../platform/environment.ts';
import type { ConnectionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { type Connection, connectionWithSecret, socialConnections } from '../connections/index.ts';
import { isProvider } from './account.ts';

/** A provider that people may come by. */
export interface Social {
  readonly provider: SocialProvider;
  readonly connectionId: ConnectionId;
  /** What its button says instead of the provider's name. */
  readonly title: string;
}

/** The buttons of the sign-in page: what the environment wants there and is connected to, in the order it wants them. */
export async function socialChoices(work: Work): Promise<Social[]> {
  const wanted = work.environment.methods.socialProviders;
  if (wanted.length === 0) return [];
  const connected = await socialConnections(work);
  return wanted.flatMap((provider) => {
    const connection = connected.find((one) => providerOf(one) === provider);
    return connection ? [{ provider, connectionId: connection.id, title: connection.buttonTitle }] : [];
  });
}

export const socialForProvider = async (work: Work, provider: string): Promise<Social | undefined> =>
  (await socialChoices(work)).find((choice) => choice.provider === provider);

/** The connection of a provider that people may come by right now, and our secret there. */
export async function findSocial(work: Work, id: ConnectionId) {
  const choice = (await socialChoices(work)).find(({ connectionId }) => connectionId === id);
  const found = choice && (await connectionWithSecret(work, id));
  return choice && found && { ...found, provider: choice.provider };
}

function providerOf({ provider }: Connection): SocialProvider | undefined {
  const name = provider.toLowerCase();
  return isProvider(name) ? name : undefined;
}
