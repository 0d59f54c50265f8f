import { perform } from '../chassis/command.ts';
import type { Settings } from '../config.ts';
import { createEntryLink } from '../features/operators/index.ts';
import { inOperatorsEnvironment } from './first-environment.ts';

/** Prints a link that lets an operator into the dashboard, once. It goes to the terminal and nowhere else. */
export const adminLink = (settings: Settings, { email }: { readonly email?: string }, say: (line: string) => void): Promise<void> =>
  inOperatorsEnvironment(settings, 'tenon admin link', async (desk, caller) => {
    const { token } = await perform(desk, caller, createEntryLink, { email });
    say(`${settings.url}/dashboard/enter/${token}\nIt lets ${email ?? 'the owner'} in once, within 15 minutes.`);
  });
