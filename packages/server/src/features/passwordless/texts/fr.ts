import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en, 'fr'> = {
  signIn: 'Se connecter à {app}',
  finishSignUp: 'Terminez votre inscription à {app}',
  signUp: 'S’inscrire à {app}',
  codeSubject: '{code} est votre code pour {app}',
  linkSubject: 'Votre lien pour {app}',
  codePreheader: 'Votre code est {code}. Il est valable {lasts}.',
  linkPreheader: 'Votre lien est valable {lasts}.',
  typeCode: 'Saisissez ce code sur la page qui l’a demandé. Il sert une fois et reste valable {lasts}.',
  typeCodeOrPress: 'Saisissez ce code sur la page qui l’a demandé, ou appuyez sur le bouton. L’un ou l’autre sert une fois et reste valable {lasts}.',
  press: 'Appuyez sur le bouton pour continuer. Il sert une fois et reste valable {lasts}.',
  keepCode: 'Gardez ce code pour vous : personne chez {app} ne vous le demandera jamais.',
  notAsked: 'Vous n’avez rien demandé ? Ignorez cet e-mail : sans lui, personne n’entre en tant que {email}.',
};
