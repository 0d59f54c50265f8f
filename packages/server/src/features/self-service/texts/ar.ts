import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

// Addresses people in the plain form, without naming their gender where that can be avoided.
export const ar: Translation<typeof en, 'ar'> = {
  refused: {
    heading: 'لم يتم تسجيل الدخول',
    explained: 'لم يتغير شيء. يظهر حسابك وزملاؤك بعد تسجيل الدخول واختيار المكان.',
    again: 'تسجيل الدخول',
  },
  unbuilt: {
    heading: 'هذه الصفحات غير متاحة بعد',
    explained: 'على من يدير هذا الخادم إكمال التثبيت. ومع ذلك يمكن تغيير طرق تسجيل الدخول.',
    security: 'كلمات المرور ومفاتيح المرور',
  },
};
