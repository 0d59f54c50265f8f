import type { FastifyReply } from 'fastify';
import type { User } from '../../users/index.ts';
import type { Joined } from '../sign-in.ts';
import { youAreInView } from '../views/invitation.ts';
import { wayIntoApp } from '../visit.ts';
import type { Hall } from './hall.ts';

/** Somebody joined and is signed in: the app starts its sign-in, which goes through without a question. */
export async function letIntoApp(here: Hall, { joined, user }: { readonly joined: Joined; readonly user: User }): Promise<FastifyReply> {
  const app = await here.do(wayIntoApp, { ...joined, user });
  if (app.initiateLogin) return here.go(app.initiateLogin);
  return here.show(youAreInView(here.frame(app), { organizationName: app.organizationName, homeHref: app.home }));
}
