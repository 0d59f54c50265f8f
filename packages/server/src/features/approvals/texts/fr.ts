import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  wanted: {
    subjectBy: '{requester} souhaite inviter quelqu’un chez {organization}',
    subject: '{email} demande à rejoindre {organization}',
    preheader: 'Rien ne se passe tant que vous ou quelqu’un d’autre n’avez pas répondu.',
    explained: 'Regardez la demande et répondez par oui ou par non. Rien ne se passe avant.',
    who: 'Qui',
    as: 'En tant que',
    by: 'Demandé par',
    button: 'Voir la demande',
    forYouAlone: 'Ce lien est réservé à {email}, ne sert qu’une fois et demande que vous soyez connecté.',
  },
  approved: {
    subject: '{email} est invité chez {organization}',
    preheader: 'Votre demande a été approuvée.',
    explained: 'Votre invitation de {email} chez {organization} a été approuvée. Elle est en route.',
  },
  refused: {
    subject: '{email} n’est pas invité chez {organization}',
    preheader: 'Votre demande a été refusée.',
    explained:
      'Votre invitation de {email} chez {organization} a été refusée et rien n’a été envoyé. Si vous n’êtes pas d’accord, parlez-en à un administrateur.',
    reason: 'Le motif',
  },
  whyYou: 'Vous recevez ce message parce que vous avez demandé cette invitation.',
};
