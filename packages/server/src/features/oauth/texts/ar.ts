import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ar: Translation<typeof en, 'ar'> = {
  over: {
    heading: 'انتهت عملية الدخول هذه',
    elsewhere: 'اكتملت من قبل، أو بدأت في متصفح آخر، أو انتظرت طويلًا. ابدأ من جديد من التطبيق.',
    justNow: 'اكتملت قبل لحظة، ربما في علامة تبويب أخرى. ابدأ من جديد من التطبيق.',
    goTo: 'إلى {app}',
  },
  denied: { heading: 'لا يمكنك المتابعة' },
  doubt: {
    unknownApp: 'يذكر الطلب تطبيقًا غير مسجّل هنا (client_id).',
    unreadableApp: 'تعذّرت قراءة ما يقوله التطبيق عن نفسه في عنوانه (invalid_client_metadata_url).',
    noReturn: 'لا يذكر الطلب إلى أين تذهب بعد ذلك (redirect_uri).',
    badReturn: 'العنوان الذي ستذهب إليه بعد ذلك غير مسجّل لهذا التطبيق (invalid_redirect_uri).',
    twice: 'يذكر الطلب {parameter} أكثر من مرة.',
    address: 'هذا العنوان ليس من عناويننا.',
  },
  signOut: {
    title: 'تسجيل الخروج',
    heading: 'هل تريد تسجيل الخروج؟',
    explained: 'يُسجَّل خروجك في هذا المتصفح من كل تطبيق يستخدم {app}.',
    done: 'تم تسجيل الخروج',
    close: 'يمكنك إغلاق هذه النافذة.',
    backToApp: 'العودة إلى التطبيق',
    stay: 'أراد التطبيق نقلك إلى عنوان غير مسجّل له، لذلك بقيت هنا. يمكنك إغلاق هذه النافذة.',
  },
};
