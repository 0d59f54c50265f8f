import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  off: {
    subject: 'Désactivé : un point d’accès webhook de {app}',
    heading: 'Un point d’accès webhook de {app} a été désactivé',
    preheader: 'Depuis des jours, il ne répond que par des échecs.',
    explained: 'Depuis des jours, il ne répond que par des échecs. Tenon ne lui envoie donc plus rien de ce qui se passe dans {app}.',
    whatToDo: 'Réparez ce qui répond à cette adresse, puis réactivez le point d’accès sur sa page : les événements en attente partiront d’eux-mêmes.',
    replay:
      'Ce qui se passe pendant l’arrêt n’attend pas, pas plus que les événements dont les essais sont épuisés. Rien n’est perdu : « Replay », sur la même page, les renvoie.',
    endpoint: 'Point d’accès',
    environment: 'Environnement',
    since: 'En échec depuis',
    answer: 'Dernière réponse',
    status: 'Statut {status}',
    waiting: 'Événements en attente',
    button: 'Ouvrir le point d’accès',
    whyYou: 'Vous recevez cet e-mail parce que {email} s’occupe de {app} en tant que propriétaire ou gestionnaire.',
  },
};
