import type { Language } from '../../platform/languages.ts';
import { clip } from '../look/parts.ts';

/** What an app calls an organization, as it stands in sentences: languages bend the words around it. */
export interface Word {
  /** By itself, as a label: "Workspace". */
  readonly alone: string;
  /** "workspace", in the middle of a sentence. */
  readonly word: string;
  /** "a workspace": one of them, as something that is chosen or made. */
  readonly one: string;
  /** "your workspace", as something that is made or named. */
  readonly yours: string;
}

type Forms = readonly [word: string, one: string, yours: string];

/** The words we know, in every language. An app that says "Workspace" says "Arbeitsbereich" to Germans, with the article it takes. */
const KNOWN: Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, Forms>>>> = {
  organization: {
    de: ['Organisation', 'eine Organisation', 'Ihre Organisation'],
    es: ['organización', 'una organización', 'tu organización'],
    fr: ['organisation', 'une organisation', 'votre organisation'],
    ja: ['組織', '組織', '組織'],
    ar: ['مؤسسة', 'مؤسسة', 'مؤسستك'],
  },
  workspace: {
    de: ['Arbeitsbereich', 'einen Arbeitsbereich', 'Ihren Arbeitsbereich'],
    es: ['espacio de trabajo', 'un espacio de trabajo', 'tu espacio de trabajo'],
    fr: ['espace de travail', 'un espace de travail', 'votre espace de travail'],
    ja: ['ワークスペース', 'ワークスペース', 'ワークスペース'],
    ar: ['مساحة عمل', 'مساحة عمل', 'مساحة عملك'],
  },
  team: {
    de: ['Team', 'ein Team', 'Ihr Team'],
    es: ['equipo', 'un equipo', 'tu equipo'],
    fr: ['équipe', 'une équipe', 'votre équipe'],
    ja: ['チーム', 'チーム', 'チーム'],
    ar: ['فريق', 'فريق', 'فريقك'],
  },
  company: {
    de: ['Unternehmen', 'ein Unternehmen', 'Ihr Unternehmen'],
    es: ['empresa', 'una empresa', 'tu empresa'],
    fr: ['entreprise', 'une entreprise', 'votre entreprise'],
    ja: ['会社', '会社', '会社'],
    ar: ['شركة', 'شركة', 'شركتك'],
  },
  account: {
    de: ['Konto', 'ein Konto', 'Ihr Konto'],
    es: ['cuenta', 'una cuenta', 'tu cuenta'],
    fr: ['compte', 'un compte', 'votre compte'],
    ja: ['アカウント', 'アカウント', 'アカウント'],
    ar: ['حساب', 'حساب', 'حسابك'],
  },
  project: {
    de: ['Projekt', 'ein Projekt', 'Ihr Projekt'],
    es: ['proyecto', 'un proyecto', 'tu proyecto'],
    fr: ['projet', 'un projet', 'votre projet'],
    ja: ['プロジェクト', 'プロジェクト', 'プロジェクト'],
    ar: ['مشروع', 'مشروع', 'مشروعك'],
  },
  group: {
    de: ['Gruppe', 'eine Gruppe', 'Ihre Gruppe'],
    es: ['grupo', 'un grupo', 'tu grupo'],
    fr: ['groupe', 'un groupe', 'votre groupe'],
    ja: ['グループ', 'グループ', 'グループ'],
    ar: ['مجموعة', 'مجموعة', 'مجموعتك'],
  },
};

/** Each known word by every spelling of it: an app may well say "Arbeitsbereich", and English readers then read "workspace". */
const MEANT = new Map(
  Object.entries(KNOWN).flatMap(([meaning, forms]) => [meaning, ...Object.values(forms).map(([word]) => word)].map((word) => [word.toLowerCase(), meaning])),
);
MEANT.set('organisation', 'organization');

/** How a language sets apart a word it cannot bend, because nobody knows its gender. */
const QUOTED: Readonly<Record<Exclude<Language, 'en'>, (word: string) => string>> = {
  de: (word) => `„${word}“`,
  es: (word) => `«${word}»`,
  fr: (word) => `« ${word} »`,
  ja: (word) => `「${word}」`,
  ar: (word) => `«${word}»`,
};

/** @param given "Organization", "Workspace", or any word of the app's own */
export function wordIn(language: Language, given: string): Word {
  const own = clip(given.trim(), 40);
  const meaning = MEANT.get(own.toLowerCase());
  if (language === 'en') return inEnglish(own, meaning);
  const forms = meaning && KNOWN[meaning]?.[language];
  if (!forms) return { alone: own, word: own, one: QUOTED[language](own), yours: QUOTED[language](own) };
  const [word, one, yours] = forms;
  return { alone: capital(word), word, one, yours };
}

function inEnglish(own: string, meaning: string | undefined): Word {
  // "Organisation" stays as the British write it: what is English already is not touched.
  const alone = !meaning || own.toLowerCase().startsWith('organi') ? own : capital(meaning);
  const word = alone.toLowerCase();
  return { alone, word, one: `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`, yours: `your ${word}` };
}

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1);
