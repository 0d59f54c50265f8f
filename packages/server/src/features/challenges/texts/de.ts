import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  signIn: 'Bei {app} anmelden',
  finishSignUp: 'Registrierung bei {app} abschließen',
  signUp: 'Bei {app} registrieren',
  itIsYou: 'Zeigen Sie, dass Sie es sind',
  goOn: 'Weiter bei {app}',
  newPasswordFor: 'Neues Passwort für {app} setzen',
  newPassword: 'Neues Passwort setzen',
  join: '{organization} beitreten',
  codeSubject: '{code} ist Ihr Code für {app}',
  linkSubject: 'Ihr Link für {app}',
  codePreheader: 'Ihr Code ist {code}. Er gilt {lasts}.',
  linkPreheader: 'Ihr Link gilt {lasts}.',
  typeCode: 'Geben Sie diesen Code auf der Seite ein, die danach gefragt hat. Er gilt einmal, und zwar {lasts} lang.',
  press: 'Drücken Sie den Knopf in dem Browser, in dem Sie begonnen haben. Er gilt einmal, und zwar {lasts} lang.',
  sameBrowser: 'Der Knopf funktioniert in dem Browser, in dem Sie begonnen haben.',
  keepCode: 'Behalten Sie den Code für sich: Niemand bei {app} wird Sie je danach fragen.',
  notAskedCode: 'Das waren nicht Sie? Ignorieren Sie diese E-Mail: Ohne den Code kommt niemand als {email} hinein.',
  notAsked: 'Das waren nicht Sie? Ignorieren Sie diese E-Mail: Ohne sie kommt niemand als {email} hinein.',
};
