import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  signIn: 'Se connecter à {app}',
  finishSignUp: 'Terminez votre inscription à {app}',
  signUp: 'S’inscrire à {app}',
  itIsYou: 'Montrez que c’est bien vous',
  goOn: 'Continuer sur {app}',
  newPasswordFor: 'Définissez un nouveau mot de passe pour {app}',
  newPassword: 'Définir un nouveau mot de passe',
  join: 'Rejoindre {organization}',
  codeSubject: '{code} est votre code pour {app}',
  linkSubject: 'Votre lien pour {app}',
  codePreheader: 'Votre code est {code}. Il est valable {lasts}.',
  linkPreheader: 'Votre lien est valable {lasts}.',
  typeCode: 'Saisissez ce code sur la page qui l’a demandé. Il sert une fois et reste valable {lasts}.',
  press: 'Appuyez sur le bouton dans le navigateur où vous avez commencé. Il sert une fois et reste valable {lasts}.',
  sameBrowser: 'Le bouton fonctionne dans le navigateur où vous avez commencé.',
  keepCode: 'Gardez ce code pour vous : personne chez {app} ne vous le demandera jamais.',
  notAskedCode: 'Vous n’avez rien demandé ? Ignorez cet e-mail : sans le code, personne n’entre en tant que {email}.',
  notAsked: 'Vous n’avez rien demandé ? Ignorez cet e-mail : sans lui, personne n’entre en tant que {email}.',
};
