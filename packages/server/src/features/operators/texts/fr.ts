import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  entry: {
    heading: 'Administrer ce serveur',
    known: 'Vous entrez en tant que {email}. Le lien ne sert qu’une fois.',
    unknown:
      'Personne ne l’administre encore : vous en serez le premier propriétaire. Quelle est votre adresse ? Elle vous servira désormais à vous connecter.',
    email: 'Votre adresse e-mail',
    button: 'Ouvrir le tableau de bord',
    over: 'Ce lien n’est plus valable',
    overExplained: 'Chaque lien laisse entrer quelqu’un une fois, dans les 15 minutes. Créez-en un nouveau sur le serveur avec {command}.',
  },
  passkey: {
    heading: 'Vous êtes connecté',
    explained: 'Ajoutez une clé d’accès : la prochaine fois, votre empreinte, votre visage ou votre code suffira, sans lien ni e-mail.',
    add: 'Ajouter une clé d’accès',
    later: 'Aller au tableau de bord',
  },
  nobody: {
    heading: 'Personne n’administre encore ce serveur',
    explained: 'Exécutez {command} sur le serveur : la commande affiche un lien qui fait entrer le premier propriétaire.',
  },
  denied: {
    heading: 'Cette page est réservée à ceux qui administrent le serveur',
    explained: 'Vous êtes connecté avec un compte qui n’en fait pas partie. Un propriétaire peut vous inviter.',
    again: 'Se connecter avec un autre compte',
  },
  signedOut: { heading: 'Vous êtes déconnecté', again: 'Se reconnecter' },
  unbuilt: { heading: 'Le tableau de bord n’est pas encore construit', explained: 'Exécutez {command} dans le dossier du projet, puis rouvrez cette page.' },
};
