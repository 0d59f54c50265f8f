import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

// Addresses people as "vous".
export const fr: Translation<typeof en, 'fr'> = {
  refused: {
    heading: 'Vous n’êtes pas connecté',
    explained: 'Rien n’a été modifié. Votre compte et vos collègues s’affichent une fois que vous êtes connecté et avez choisi où.',
    again: 'Se connecter',
  },
  unbuilt: {
    heading: 'Ces pages ne sont pas encore là',
    explained: 'La personne qui gère ce serveur doit en terminer l’installation. Vous pouvez tout de même changer vos moyens de connexion.',
    security: 'Mots de passe et clés d’accès',
  },
};
