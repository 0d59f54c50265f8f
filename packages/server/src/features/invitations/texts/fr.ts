import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  invitation: {
    subjectBy: '{inviter} vous invite à rejoindre {organization}',
    subject: 'Vous êtes invité à rejoindre {organization}',
    preheader: 'Ouverte jusqu’au {until}. Un clic suffit.',
    hello: 'Bonjour {name}.',
    worksWith: '{organization} travaille avec {app}.',
    join: 'Acceptez, et vous êtes connecté aussitôt : aucun mot de passe à inventer.',
    joinAs: 'Vous entrez comme',
    roles_one: 'Rôle',
    roles_many: 'Rôles',
    roles_other: 'Rôles',
    by: 'Invité par',
    until: 'Ouverte jusqu’au',
    button: 'Rejoindre {organization}',
    forYouAlone: 'Ce lien est réservé à {email} et ne sert qu’une fois : gardez-le pour vous.',
    notExpected: 'Vous ne l’attendiez pas ? Ignorez cet e-mail : rien ne se passe tant que vous n’acceptez pas.',
  },
  renewal: {
    subject: '{invitee} demande une nouvelle invitation à rejoindre {organization}',
    preheader: 'L’ancien lien ne fonctionne plus.',
    linkIsOver: 'Le lien de votre invitation à {email} ne fonctionne plus.',
    stillJoin:
      'Cette personne doit-elle encore vous rejoindre ? Alors réinvitez-la depuis la liste des membres. L’invitation part à la même adresse, avec un nouveau lien.',
    whyYou:
      'Vous recevez cet e-mail parce que vous avez envoyé cette invitation ou que vous gérez les membres. Si cette personne ne doit pas vous rejoindre, vous n’avez rien à faire.',
  },
};
