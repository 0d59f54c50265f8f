import type { Environment, OrganizationWord } from '../../platform/environment.ts';
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
  /** "workspaces": several of them, in the middle of a sentence. */
  readonly many: string;
}

type Forms = readonly [word: string, one: string, yours: string, many: string];

/** The words we know, in every language. An app that says "Workspace" says "Arbeitsbereich" to Germans, with the article it takes. */
const KNOWN: Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, Forms>>>> = {
  organization: {
    de: ['Organisation', 'eine Organisation', 'Ihre Organisation', 'Organisationen'],
    es: ['organización', 'una organización', 'tu organización', 'organizaciones'],
    fr: ['organisation', 'une organisation', 'votre organisation', 'organisations'],
    ja: ['組織', '組織', '組織', '組織'],
    ar: ['مؤسسة', 'مؤسسة', 'مؤسستك', 'مؤسسات'],
  },
  workspace: {
    de: ['Arbeitsbereich', 'einen Arbeitsbereich', 'Ihren Arbeitsbereich', 'Arbeitsbereiche'],
    es: ['espacio de trabajo', 'un espacio de trabajo', 'tu espacio de trabajo', 'espacios de trabajo'],
    fr: ['espace de travail', 'un espace de travail', 'votre espace de travail', 'espaces de travail'],
    ja: ['ワークスペース', 'ワークスペース', 'ワークスペース', 'ワークスペース'],
    ar: ['مساحة عمل', 'مساحة عمل', 'مساحة عملك', 'مساحات عمل'],
  },
  team: {
    de: ['Team', 'ein Team', 'Ihr Team', 'Teams'],
    es: ['equipo', 'un equipo', 'tu equipo', 'equipos'],
    fr: ['équipe', 'une équipe', 'votre équipe', 'équipes'],
    ja: ['チーム', 'チーム', 'チーム', 'チーム'],
    ar: ['فريق', 'فريق', 'فريقك', 'فرق'],
  },
  company: {
    de: ['Unternehmen', 'ein Unternehmen', 'Ihr Unternehmen', 'Unternehmen'],
    es: ['empresa', 'una empresa', 'tu empresa', 'empresas'],
    fr: ['entreprise', 'une entreprise', 'votre entreprise', 'entreprises'],
    ja: ['会社', '会社', '会社', '会社'],
    ar: ['شركة', 'شركة', 'شركتك', 'شركات'],
  },
  account: {
    de: ['Konto', 'ein Konto', 'Ihr Konto', 'Konten'],
    es: ['cuenta', 'una cuenta', 'tu cuenta', 'cuentas'],
    fr: ['compte', 'un compte', 'votre compte', 'comptes'],
    ja: ['アカウント', 'アカウント', 'アカウント', 'アカウント'],
    ar: ['حساب', 'حساب', 'حسابك', 'حسابات'],
  },
  project: {
    de: ['Projekt', 'ein Projekt', 'Ihr Projekt', 'Projekte'],
    es: ['proyecto', 'un proyecto', 'tu proyecto', 'proyectos'],
    fr: ['projet', 'un projet', 'votre projet', 'projets'],
    ja: ['プロジェクト', 'プロジェクト', 'プロジェクト', 'プロジェクト'],
    ar: ['مشروع', 'مشروع', 'مشروعك', 'مشاريع'],
  },
  group: {
    de: ['Gruppe', 'eine Gruppe', 'Ihre Gruppe', 'Gruppen'],
    es: ['grupo', 'un grupo', 'tu grupo', 'grupos'],
    fr: ['groupe', 'un groupe', 'votre groupe', 'groupes'],
    ja: ['グループ', 'グループ', 'グループ', 'グループ'],
    ar: ['مجموعة', 'مجموعة', 'مجموعتك', 'مجموعات'],
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

/** What the app of an environment calls an organization. */
export const wordOf = (language: Language, { organizationWord, organizationWords }: Pick<Environment, 'organizationWord' | 'organizationWords'>): Word =>
  wordIn(language, organizationWord, organizationWords[language]);

/**
 * @param given "Organization", "Workspace", or any word of the app's own
 * @param own what the app says in this language; the forms it leaves out are made from the others
 */
export function wordIn(language: Language, given: string, own?: OrganizationWord): Word {
  const singular = clip((own?.singular ?? given).trim(), 40);
  const word = language === 'en' ? inEnglish(singular) : inAnother(language, singular);
  return { ...word, ...(own?.one && { one: own.one }), ...(own?.yours && { yours: own.yours }), ...(own?.plural && { many: own.plural }) };
}

function inAnother(language: Exclude<Language, 'en'>, own: string): Word {
  const forms = KNOWN[MEANT.get(own.toLowerCase()) ?? '']?.[language];
  if (!forms) return { alone: own, word: own, one: QUOTED[language](own), yours: QUOTED[language](own), many: QUOTED[language](own) };
  const [word, one, yours, many] = forms;
  return { alone: capital(word), word, one, yours, many };
}

function inEnglish(own: string): Word {
  const meaning = MEANT.get(own.toLowerCase());
  // "Organisation" stays as the British write it: what is English already is not touched.
  const alone = !meaning || own.toLowerCase().startsWith('organi') ? own : capital(meaning);
  const word = alone.toLowerCase();
  return { alone, word, one: `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`, yours: `your ${word}`, many: plural(word) };
}

/** "companies", "branches", "workspaces". */
const plural = (word: string): string => (/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`);

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1);
