import { perform } from '../chassis/command.ts';
import type { Settings } from '../config.ts';
import { createClient } from '../features/clients/index.ts';
import { inFirstEnvironment } from './first-environment.ts';

export interface NewClientOptions {
  readonly name: string;
  readonly redirectUri?: readonly string[];
  readonly postLogoutUri?: readonly string[];
  readonly initiateLoginUri?: string;
}

/** Registers an app of the first environment, with a server of its own: it may sign people in and call the API. */
export const createClientFromShell = (settings: Settings, options: NewClientOptions, say: (line: string) => void): Promise<void> =>
  inFirstEnvironment(settings, 'tenon client create', async (desk, caller) => {
    const { client, secret } = await perform(desk, caller, createClient, {
      kind: 'environment',
      manages: true,
      name: options.name,
      redirectUris: options.redirectUri ?? [],
      postLogoutUris: options.postLogoutUri ?? [],
      ...(options.initiateLoginUri === undefined ? {} : { initiateLoginUri: options.initiateLoginUri }),
    });
    say(`Client id      ${client.id}\nClient secret  ${secret}\nThe secret is shown this once: only its hash is kept.`);
  });
