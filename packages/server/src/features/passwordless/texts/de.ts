import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  signIn: 'Bei {app} anmelden',
  finishSignUp: 'Registrierung bei {app} abschließen',
  signUp: 'Bei {app} registrieren',
  codeSubject: '{code} ist Ihr Code für {app}',
  linkSubject: 'Ihr Link für {app}',
  codePreheader: 'Ihr Code ist {code}. Er gilt {lasts}.',
  linkPreheader: 'Ihr Link gilt {lasts}.',
  typeCode: 'Geben Sie diesen Code auf der Seite ein, die danach gefragt hat. Er gilt einmal, und zwar {lasts} lang.',
  typeCodeOrPress: 'Geben Sie diesen Code auf der Seite ein, die danach gefragt hat, oder drücken Sie den Knopf. Beides gilt einmal, und zwar {lasts} lang.',
  press: 'Drücken Sie den Knopf, um weiterzugehen. Er gilt einmal, und zwar {lasts} lang.',
  keepCode: 'Behalten Sie den Code für sich: Niemand bei {app} wird Sie je danach fragen.',
  notAsked: 'Das waren nicht Sie? Ignorieren Sie diese E-Mail: Ohne sie kommt niemand als {email} hinein.',
};
