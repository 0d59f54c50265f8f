import type { Translation } from '../texts.ts';
import type { en } from './en.ts';

// فصحى بسيطة.
export const ar: Translation<typeof en, 'ar'> = {
  foot: {
    language: 'اللغة',
  },
  appUnknown: 'تسجيل الدخول',
  tryAgain: 'المحاولة من جديد',
  openAgain: 'فتح الصفحة من جديد',
  slower: 'مهلًا قليلًا من فضلك',
  reference: 'إن كتبت إلى أحد بشأن هذا فاذكر {reference}',
  nothingDone: 'لم يحدث شيء',
  notFound: {
    heading: 'لا شيء هنا',
    explained: 'ربما كُتب العنوان خطأ أو قُطع. عُد إلى التطبيق وابدأ من هناك.',
  },
  failed: {
    heading: 'حدث خلل لدينا',
    explained: 'ليس الخطأ منك. حاول من جديد بعد دقيقة؛ ما فعلته من قبل محفوظ.',
  },
  badRequest: {
    heading: 'أرسل التطبيق طلبًا لا نستطيع تنفيذه',
    explained: '{what} عُد إلى التطبيق وحاول من جديد، وإن تكرر الأمر فأخبر القائمين على التطبيق.',
  },
  noCookies: {
    heading: 'لم يحتفظ متصفحك بملف تعريف الارتباط',
    explained: 'لا نستطيع بدونه تمييزك من غيرك، فلم نفعل شيئًا. اسمح بملفات تعريف الارتباط لهذا الموقع ثم حاول من جديد.',
  },
  refused: {
    explained: 'لم نفعل شيئًا. عُد إلى التطبيق وحاول مرة أخرى.',
    other: 'لم ينجح ذلك',
    forbidden: 'هذا غير مسموح',
    conflict: 'سبقك أحد',
    unavailable: 'لحظة من فضلك',
  },
  mail: {
    copyAddress: 'إن لم يعمل الزر فانسخ هذا العنوان إلى متصفحك:',
  },
};
