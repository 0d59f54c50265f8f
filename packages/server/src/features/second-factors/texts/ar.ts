import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ar: Translation<typeof en, 'ar'> = {
  added: {
    heading: 'أُضيف تطبيق مصادقة',
    explained: 'من الآن يُطلب منك رمز من تطبيقك عند تسجيل الدخول.',
  },
  removed: {
    heading: 'أُزيل تطبيق المصادقة',
    explained: 'لن تُطلب منك رموزه بعد الآن، ولم تعد رموز الاسترداد صالحة.',
  },
  recovery_code_used: {
    heading: 'استُخدم رمز استرداد',
    explained: 'سجّل شخص الدخول بأحد رموز الاسترداد الخاصة بك بدل تطبيقك. لن يصلح هذا الرمز مرة أخرى.',
  },
  recovery_codes_new: {
    heading: 'لديك رموز استرداد جديدة',
    explained: 'الرموز القديمة لم تعد صالحة.',
  },
  subject: '{heading}: {app}',
  about: 'الأمر يخص تسجيل دخولك إلى {app} باسم {email}.',
  wasItYou: 'هل كنت أنت؟ إذن لا داعي لفعل شيء. وإلا فاكتب فورًا إلى القائمين على {app}.',
  whyYou: 'تصلك هذه الرسالة لأن طريقة تسجيل دخول {email} تغيّرت.',
};
