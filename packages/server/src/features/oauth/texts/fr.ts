import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  over: {
    heading: 'Cette connexion est terminée',
    elsewhere: 'Elle a déjà abouti, a commencé dans un autre navigateur ou a attendu trop longtemps. Recommencez depuis l’application.',
    justNow: 'Elle vient d’aboutir, peut-être dans un autre onglet. Recommencez depuis l’application.',
    goTo: 'Aller à {app}',
  },
  denied: { heading: 'Vous ne pouvez pas continuer' },
  doubt: {
    unknownApp: 'Elle nomme une application qui n’est pas enregistrée ici (client_id).',
    unreadableApp: 'Ce qu’elle dit d’elle-même à sa propre adresse est illisible (invalid_client_metadata_url).',
    noReturn: 'Elle ne dit pas où vous devez aller ensuite (redirect_uri).',
    badReturn: 'L’adresse où vous devez aller ensuite n’est pas enregistrée pour cette application (invalid_redirect_uri).',
    twice: 'Elle nomme {parameter} plus d’une fois.',
    address: 'L’adresse n’est pas l’une des nôtres.',
  },
  signOut: {
    title: 'Se déconnecter',
    heading: 'Voulez-vous vous déconnecter ?',
    explained: 'Vous serez déconnecté, dans ce navigateur, de toutes les applications qui utilisent {app}.',
    done: 'Vous êtes déconnecté',
    close: 'Vous pouvez fermer cette fenêtre.',
    backToApp: 'Retour à l’application',
    stay: 'L’application voulait vous envoyer à une adresse qui n’est pas enregistrée pour elle : vous restez donc ici. Vous pouvez fermer cette fenêtre.',
  },
};
