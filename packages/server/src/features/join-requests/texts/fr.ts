import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  approved: {
    subject: '{organization} vous a accepté',
    heading: 'Bienvenue chez {organization}',
    preheader: 'Votre demande a reçu une réponse : vous êtes membre.',
    explained: '{organization} a accepté votre demande d’adhésion. Connectez-vous avec {email}, et vous y êtes.',
    explainedOpen: '{organization} a accepté votre demande d’adhésion. Ouvrez {app} comme d’habitude et connectez-vous avec {email}.',
    button: 'Se connecter à {organization}',
  },
  refused: {
    subject: 'Votre demande pour rejoindre {organization}',
    heading: 'Votre demande pour rejoindre {organization}',
    preheader: 'Elle a reçu une réponse.',
    explained: 'Quelqu’un chez {organization} a examiné votre demande et ne l’a pas acceptée cette fois-ci.',
    goOn: 'Rien d’autre ne change pour vous. Si vous pensez que c’est une erreur, écrivez à quelqu’un que vous y connaissez : on peut vous inviter.',
    reason: 'Le motif',
  },
  whyYou: 'Vous recevez cet e-mail parce que {email} a demandé à rejoindre {organization}.',
};
