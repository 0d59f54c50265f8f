import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ar: Translation<typeof en, 'ar'> = {
  set: {
    heading: 'لديك الآن كلمة مرور',
    explained: 'من الآن يمكنك تسجيل الدخول بها.',
  },
  changed: {
    heading: 'تغيّرت كلمة مرورك',
    explained: 'لم تعد القديمة صالحة، وسُجّل الخروج من كل متصفح آخر.',
  },
  subject: '{heading}: {app}',
  about: 'الأمر يخص تسجيل دخولك إلى {app} باسم {email}.',
  wasItYou: 'هل كنت أنت؟ إذن لا داعي لفعل شيء. وإلا فعيّن كلمة مرور جديدة فورًا: اختر «هل نسيت كلمة المرور؟» عند تسجيل الدخول.',
  whyYou: 'تصلك هذه الرسالة لأن كلمة مرور {email} تغيّرت.',
};
