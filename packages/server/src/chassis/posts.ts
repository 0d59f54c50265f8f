import type { Environment, OwnMailServer } from '../platform/environment.ts';
import { createSmtpMailer, type Mailer, type SmtpOptions } from '../platform/mail.ts';
import type { Sealer } from '../platform/seal.ts';
import type { Post } from './mail-jobs.ts';

export interface Posts {
  of(environment: Environment): Post;
  close(): Promise<void>;
}

/** Sealed for one environment: the password of its mail server. */
export const aboutPassword = ({ id }: Pick<Environment, 'id'>): string => `mail server ${id}`;

/** Connections that one environment's own server is kept busy with. */
const CONNECTIONS = 4;

/**
 * Through whom the mails of each environment go: its own server, connected to anew when its settings have changed, or the
 * one that Tenon was started with.
 * @param connect its addresses were named by somebody, so not all of them may be reached
 */
export function createPosts(everybodys: Post, { sealer, connect }: { readonly sealer: Sealer; readonly connect: NonNullable<SmtpOptions['connect']> }): Posts {
  const open = new Map<Environment['id'], { readonly settings: string; readonly mailer: Mailer }>();
  const mailerOf = (environment: Environment, own: OwnMailServer): Mailer => {
    const settings = JSON.stringify(own);
    const known = open.get(environment.id);
    if (known?.settings === settings) return known.mailer;
    void known?.mailer.close();
    const { host, port, security, username, sealedPassword } = own;
    const mailer = createSmtpMailer(
      {
        host,
        port,
        secure: security === 'tls',
        ignoreTLS: security === 'none',
        requireTLS: security === 'starttls',
        ...(username && { auth: { user: username, pass: sealedPassword === null ? '' : sealer.open(aboutPassword(environment), sealedPassword) } }),
      },
      { connections: CONNECTIONS, connect },
    );
    open.set(environment.id, { settings, mailer });
    return mailer;
  };
  return {
    of(environment) {
      const { own } = environment.mail;
      if (own !== null) return { mailer: mailerOf(environment, own), from: { name: own.fromName, address: own.fromAddress } };
      // Nothing is kept of a server that is no longer the environment's: neither a connection nor its password.
      void open.get(environment.id)?.mailer.close();
      open.delete(environment.id);
      return everybodys;
    },
    async close() {
      await Promise.all([...open.values()].map(({ mailer }) => mailer.close()));
      open.clear();
    },
  };
}
