import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { perform } from '../../chassis/command.ts';
import { browserSecret } from '../../chassis/cookies.ts';
import { CSRF_FIELD, checkSubmission, csrfToken } from '../../chassis/csrf.ts';
import type { Form } from '../../chassis/forms.ts';
import type { Html } from '../../chassis/html.ts';
import type { Routes } from '../../chassis/http.ts';
import { parseId } from '../../platform/ids.ts';
import { linksOf } from './caught-mail.ts';
import { clearMailbox, getMail, listMails } from './read.ts';
import { mailboxStyle } from './style.ts';
import { inboxView, mailView } from './views.ts';

interface Asked {
  Querystring: { readonly to?: string | readonly string[]; readonly still?: string };
  Params: { readonly id: string };
}

/** How often the list looks again by itself. A mail that somebody reads stays as it is. */
const REFRESH_SECONDS = 5;

/** /dev/mailbox and /dev/mailbox.json. */
export const mailboxRoutes: Routes = (app, { desk }) => {
  app.get<Asked>('/dev/mailbox.json', async ({ caller, query }, reply) => {
    const mails = await perform(desk, caller, listMails, { to: addressIn(query) });
    return reply.send(
      mails.map((mail) => {
        const { id, to, from, subject, text, html, createdAt } = mail;
        return { id, to, from, subject, text, html, links: linksOf(mail), created_at: createdAt.toISOString() };
      }),
    );
  });

  app.get<Asked>('/dev/mailbox', async (request, reply) => {
    const { caller } = request;
    const to = addressIn(request.query);
    const mails = await perform(desk, caller, listMails, { to });
    const formToken = csrfToken(desk.sealer, browserSecret(request, reply, caller.environment));
    const refreshes = request.query.still === undefined;
    if (refreshes) reply.header('refresh', String(REFRESH_SECONDS));
    return send(reply, inboxView({ environment: caller.environment, mails, to, now: desk.clock(), formToken, refreshes }));
  });

  app.get<Asked>('/dev/mailbox/:id', async ({ caller, params, query }, reply) => {
    const mail = await perform(desk, caller, getMail, parseId('mail', params.id));
    return send(reply, mailView({ environment: caller.environment, mail, to: addressIn(query), links: linksOf(mail), now: desk.clock() }));
  });

  /** The mail itself, for the frame: it may draw and link, and nothing else. */
  app.get<Asked>('/dev/mailbox/:id/html', async ({ caller, params }, reply) => {
    const mail = await perform(desk, caller, getMail, parseId('mail', params.id));
    return reply
      .header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'; sandbox ${MAY}`)
      .header('x-frame-options', 'SAMEORIGIN')
      .type('text/html; charset=utf-8')
      .send(mail.html);
  });

  app.post<{ Body: Form }>('/dev/mailbox/clear', async (request, reply) => {
    const { caller, body, headers } = request;
    const secret = browserSecret(request, reply, caller.environment);
    checkSubmission(desk.sealer, caller.environment.url, { headers, token: body?.[CSRF_FIELD], browserSecret: secret });
    await perform(desk, caller, clearMailbox, undefined);
    return reply.redirect('/dev/mailbox', 303);
  });
};

/** What the frame of a mail may do: open its links beside the mailbox, as a mail program does. */
const MAY = 'allow-popups allow-popups-to-escape-sandbox';

const STYLE_HASH = `'sha256-${createHash('sha256').update(mailboxStyle).digest('base64')}'`;

const send = (reply: FastifyReply, page: Html): FastifyReply =>
  reply
    .header(
      'content-security-policy',
      `default-src 'none'; style-src ${STYLE_HASH}; img-src data:; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    )
    .type('text/html; charset=utf-8')
    .send(page.text);

const addressIn = ({ to }: Asked['Querystring']): string | undefined => [to].flat().at(-1)?.trim() || undefined;
