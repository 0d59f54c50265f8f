import { faultTexts } from '../../chassis/i18n/texts.ts';

// What people read at /ui/. English stands in faults.ts.
faultTexts('roles', {
  en: {
    unknown: 'There is no role "{role}" here.',
  },
  de: {
    unknown: 'Die Rolle „{role}“ gibt es hier nicht.',
  },
  es: {
    unknown: 'Aquí no existe el rol «{role}».',
  },
  fr: {
    unknown: 'Le rôle « {role} » n’existe pas ici.',
  },
  ja: {
    unknown: 'ロール「{role}」はここにはありません。',
  },
  ar: {
    unknown: 'لا وجود هنا للدور «{role}».',
  },
});
