import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  added: {
    heading: 'Une application d’authentification a été ajoutée',
    explained: 'Désormais, un code de votre application vous sera demandé à la connexion.',
  },
  removed: {
    heading: 'Votre application d’authentification a été retirée',
    explained: 'Ses codes ne vous sont plus demandés, et vos codes de secours ne fonctionnent plus.',
  },
  recovery_code_used: {
    heading: 'Un code de secours a été utilisé',
    explained: 'Quelqu’un s’est connecté avec l’un de vos codes de secours au lieu de votre application. Il ne fonctionnera plus.',
  },
  recovery_codes_new: {
    heading: 'Vous avez de nouveaux codes de secours',
    explained: 'Les anciens ne fonctionnent plus.',
  },
  subject: '{heading} : {app}',
  about: 'Il s’agit de votre connexion à {app} en tant que {email}.',
  wasItYou: 'C’était vous ? Alors il n’y a rien à faire. Sinon, écrivez tout de suite aux responsables de {app}.',
  whyYou: 'Vous recevez cet e-mail parce que la façon dont {email} se connecte a changé.',
};
