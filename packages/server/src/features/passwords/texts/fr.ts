import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  set: {
    heading: 'Vous avez maintenant un mot de passe',
    explained: 'Désormais, vous pouvez vous connecter avec lui.',
  },
  changed: {
    heading: 'Votre mot de passe a été changé',
    explained: 'L’ancien ne fonctionne plus, et tous les autres navigateurs ont été déconnectés.',
  },
  subject: '{heading} : {app}',
  about: 'Il s’agit de votre connexion à {app} en tant que {email}.',
  wasItYou:
    'C’était vous ? Alors il n’y a rien à faire. Sinon, définissez tout de suite un nouveau mot de passe : choisissez « Mot de passe oublié ? » à la connexion.',
  whyYou: 'Vous recevez cet e-mail parce que le mot de passe de {email} a changé.',
};
