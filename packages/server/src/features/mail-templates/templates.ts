import { CLIENTS, command } from '../../chassis/command.ts';
import type { Variables } from '../../chassis/mail-words.ts';
import { invalidFields } from '../../platform/fault.ts';
import type { Language } from '../../platform/languages.ts';
import type { Work } from '../../platform/work.ts';
import { builtIn, expiryOf, SAMPLES } from './built-in.ts';
import { type Kind, mustHold, saysHowLong } from './kinds.ts';
import { filledFor } from './letter.ts';
import { type Content, renderContent, TemplateError } from './liquid.ts';
import { deleteTemplate, selectTemplate, selectTemplates, upsertTemplate } from './store.ts';

export interface MailTemplate {
  readonly kind: Kind;
  readonly language: Language;
  readonly content: Content;
  /** Nobody saved it. */
  readonly builtIn: boolean;
  readonly updatedAt: Date | null;
  /** When the built-in mail went out in its place, and why. */
  readonly failedAt: Date | null;
  readonly failure: string | null;
}

export interface Which {
  readonly kind: Kind;
  readonly language: Language;
}

export const listTemplates = command({
  needs: CLIENTS,
  reads: true,
  run: (work, _: undefined): Promise<MailTemplate[]> => selectTemplates(work),
});

export const getTemplate = command({
  needs: CLIENTS,
  reads: true,
  run: (work, { kind, language }: Which): Promise<MailTemplate> => templateOf(work, kind, language),
});

export const saveTemplate = command({
  needs: CLIENTS,
  action: 'mail_template.saved',
  async run(work, { kind, language, content }: Which & { readonly content: Content }): Promise<MailTemplate> {
    sampleOf(work, { kind, language }, content);
    return upsertTemplate(work, kind, language, content);
  },
});

export const resetTemplate = command({
  needs: CLIENTS,
  action: 'mail_template.reset',
  run: (work, { kind, language }: Which): Promise<void> => deleteTemplate(work, kind, language),
});

export const previewTemplate = command({
  needs: CLIENTS,
  reads: true,
  run: async (work, { kind, language, content }: Which & { readonly content?: Content }): Promise<Content> =>
    sampleOf(work, { kind, language }, content ?? (await templateOf(work, kind, language)).content),
});

export const templateOf = async (work: Work, kind: Kind, language: Language): Promise<MailTemplate> =>
  (await selectTemplate(work, kind, language)) ?? {
    kind,
    language,
    content: builtIn(work.environment, kind, language),
    builtIn: true,
    updatedAt: null,
    failedAt: null,
    failure: null,
  };

/**
 * The mail for somebody made up.
 * @throws Fault in words when the template cannot be used
 */
export function sampleOf(work: Work, { kind, language }: Which, content: Content): Content {
  const needed = mustHold(kind);
  const samples = { ...SAMPLES, ...(saysHowLong(kind) && { expiry_time_relative: expiryOf(work.environment, kind, language) }) };
  const variables: Variables = Object.fromEntries(
    Object.entries(samples).filter(([name]) => (name !== 'otp' && name !== 'link') || needed.includes(name) || (name === 'link' && kind === 'join_approved')),
  );
  const refuse = (part: string, description: string) => invalidFields([{ field: `content.${part}`, description, constraint: 'mail_template' }]);
  try {
    const made = renderContent(content, filledFor(work.environment, language, variables));
    for (const part of ['html', 'text'] as const) {
      for (const name of needed) {
        if (!made[part].includes(SAMPLES[name])) throw refuse(part, `has to have {{ ${name} }} in it: that is what this mail is sent for`);
      }
    }
    if (made.subject === '') throw refuse('subject', 'comes to nothing');
    return made;
  } catch (error) {
    if (error instanceof TemplateError) throw refuse(error.part, `cannot be used: ${error.message}`);
    throw error;
  }
}
