import type { Translation } from '../texts.ts';
import type { en } from './en.ts';

// On vouvoie.
export const fr: Translation<typeof en, 'fr'> = {
  foot: {
    language: 'Langue',
  },
  appUnknown: 'Connexion',
  tryAgain: 'Réessayer',
  openAgain: 'Rouvrir la page',
  slower: 'Un peu moins vite, s’il vous plaît',
  reference: 'Si vous écrivez à quelqu’un à ce sujet, citez {reference}',
  nothingDone: 'Rien n’a été fait',
  notFound: {
    heading: 'Il n’y a rien ici',
    explained: 'L’adresse est peut-être mal saisie ou coupée. Retournez à l’application et repartez de là.',
  },
  failed: {
    heading: 'Quelque chose n’a pas marché chez nous',
    explained: 'Ce n’est pas votre faute. Réessayez dans une minute ; ce que vous avez déjà fait est enregistré.',
  },
  badRequest: {
    heading: 'Nous ne pouvons pas suivre la demande de l’application',
    explained: '{what} Retournez à l’application et réessayez ; si cela se reproduit, prévenez les responsables de l’application.',
  },
  noCookies: {
    heading: 'Votre navigateur n’a gardé aucun cookie',
    explained:
      'Sans cookie, nous ne pouvons pas vous distinguer de quelqu’un d’autre : rien n’a donc été fait. Autorisez les cookies pour ce site, puis réessayez.',
  },
  refused: {
    explained: 'Rien n’a été fait. Retournez à l’application et réessayez.',
    other: 'Cela n’a pas marché',
    forbidden: 'Ce n’est pas autorisé',
    conflict: 'Quelqu’un a été plus rapide',
    unavailable: 'Un instant, s’il vous plaît',
  },
  told: {
    invalid: 'Quelque chose n’est pas comme il faut. Vérifiez votre saisie.',
    unauthenticated: 'Vous êtes déconnecté. Reconnectez-vous pour continuer.',
    forbidden: 'Vous n’êtes pas autorisé à le faire.',
    missing: 'Cela n’existe plus.',
    taken: 'Il y en a déjà un comme cela.',
    wrongState: 'C’est impossible dans l’état actuel. Rechargez la page pour voir où en sont les choses.',
    aborted: 'Quelqu’un d’autre a fait quelque chose au même moment. Réessayez.',
    tooMany: 'C’était trop souvent. Attendez un instant et réessayez.',
    unavailable: 'Le serveur est occupé. Réessayez dans un instant.',
    unimplemented: 'Ce serveur ne sait pas le faire.',
  },
  field: {
    required: 'Ce champ est à remplir.',
    tooLong: 'C’est trop long.',
    tooShort: 'C’est trop court.',
    email: 'Ce n’est pas une adresse e-mail.',
    address: 'Ce n’est pas l’adresse d’une page.',
    range: 'C’est trop petit ou trop grand.',
    other: 'Ce n’est pas ce qu’il faut.',
  },
  mail: {
    copyAddress: 'Si le bouton ne fait rien, copiez cette adresse dans votre navigateur :',
  },
};
