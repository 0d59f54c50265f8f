import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type MailTemplateContent, type MailTemplateSchema, MailTemplateService } from '@tenon/api/tenon/v1/mail_templates_pb.ts';
import { VARIABLES } from '../../chassis/mail-words.ts';
import { previewOfMail } from '../../chassis/page.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { HOME_LANGUAGE, languageOfTag } from '../../platform/languages.ts';
import { isKind } from './kinds.ts';
import type { Content } from './liquid.ts';
import { getTemplate, listTemplates, type MailTemplate, previewTemplate, resetTemplate, saveTemplate, type Which } from './templates.ts';
import { sendTestMail } from './test-mail.ts';

const { method } = MailTemplateService;

export const mailTemplateService = serve(MailTemplateService, {
  listMailTemplates: procedure(method.listMailTemplates, {
    command: listTemplates,
    request: () => undefined,
    response: (templates) => ({ templates: templates.map(message), variables: [...VARIABLES] }),
  }),
  getMailTemplate: procedure(method.getMailTemplate, { command: getTemplate, request: which, response: (template) => ({ template: message(template) }) }),
  saveMailTemplate: procedure(method.saveMailTemplate, {
    command: saveTemplate,
    request: (asked) => ({ ...which(asked), content: contentOf(asked.content) ?? { subject: '', html: '', text: '' } }),
    response: (template) => ({ template: message(template) }),
  }),
  resetMailTemplate: procedure(method.resetMailTemplate, { command: resetTemplate, request: which, response: () => ({}) }),
  previewMailTemplate: procedure(method.previewMailTemplate, {
    command: previewTemplate,
    request: (asked) => ({ ...which(asked), ...withContent(asked.content) }),
    response: ({ subject, html, text }) => ({ subject, html: previewOfMail(html), text }),
  }),
  sendTestMail: procedure(method.sendTestMail, {
    command: sendTestMail,
    request: (asked) => ({ ...which(asked), ...withContent(asked.content), to: asked.to }),
    response: () => ({}),
  }),
});

/** Others were refused before: see the rules in the contract. */
function which({ kind, language }: { readonly kind: string; readonly language: string }): Which {
  return {
    kind: isKind(kind) ? kind : 'invitation',
    language: languageOfTag(language) ?? HOME_LANGUAGE,
  };
}

const contentOf = (content: MailTemplateContent | undefined): Content | undefined =>
  content && { subject: content.subject, html: content.html, text: content.text };

function withContent(given: MailTemplateContent | undefined): { readonly content?: Content } {
  const content = contentOf(given);
  return content ? { content } : {};
}

const message = ({ kind, language, content, builtIn, updatedAt, failedAt, failure }: MailTemplate): MessageInitShape<typeof MailTemplateSchema> => ({
  kind,
  language,
  content,
  builtIn,
  ...(updatedAt ? { updateTime: timestampFromDate(updatedAt) } : {}),
  ...(failedAt ? { failedTime: timestampFromDate(failedAt) } : {}),
  failure: failure ?? '',
});
