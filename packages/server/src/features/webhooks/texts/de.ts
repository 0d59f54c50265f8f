import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  off: {
    subject: 'Abgeschaltet: ein Webhook-Endpunkt von {app}',
    heading: 'Ein Webhook-Endpunkt von {app} wurde abgeschaltet',
    preheader: 'Er hat seit Tagen nur mit Fehlern geantwortet.',
    explained: 'Er hat seit Tagen nur mit Fehlern geantwortet. Deshalb schickt Tenon ihm nichts mehr von dem, was in {app} geschieht.',
    whatToDo:
      'Bringen Sie in Ordnung, was dort antwortet, und schalten Sie den Endpunkt auf seiner Seite wieder ein: Die wartenden Ereignisse gehen dann von selbst hinaus.',
    replay:
      'Was geschieht, solange er aus ist, wartet nicht, ebenso wenig wie Ereignisse, deren Versuche aufgebraucht sind. Verloren ist nichts davon: „Replay“ auf derselben Seite holt es nach.',
    endpoint: 'Endpunkt',
    environment: 'Umgebung',
    since: 'Fehler seit',
    answer: 'Letzte Antwort',
    status: 'Status {status}',
    waiting: 'Wartende Ereignisse',
    button: 'Endpunkt öffnen',
    whyYou: 'Sie erhalten diese E-Mail, weil {email} {app} als Inhaber oder Verwalter betreut.',
  },
};
